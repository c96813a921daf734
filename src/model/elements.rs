//! The element table: one row an element. Readers, reports, schemas and docs are made from it.
//!
//! A row: element, field, kind = label, column in the national exchange tables, other labels seen, families.

use super::table::elements;
use super::*;

elements! { 'a;
    /// One 政务服务事项: what a guide or an implementation list says of it.
    Item ServiceItem {
        name name: Text<'a> = "事项名称", "task_name", ["业务办理项名称", "办理项名称", "具体事项", "办理事项", "项目名称", "权力名称", "职权名称", "服务事项名称", "实施事项名称", "事项", "标题", "taskName", "name", "title"], All;
        parent_name parent_name: Text<'a> = "主项名称", "main_name", ["主项", "父项名称", "事项主项名称", "目录名称", "大项名称", "一级事项名称", "main_item", "mainItem"], All;
        short_name short_name: Text<'a> = "日常用语", "short_name", ["事项名称短语", "事项简称", "通俗名称", "别名"], Applied;
        keywords keywords: Text<'a> = "关键词", "keywords", ["关联词", "关键字", "搜索关键词"], Applied;
        sequence sequence: Text<'a> = "序号", "order_num", ["编号", "顺序号"], All;
        base_code base_code: Code<'a> = "基本编码", "catalog_code", ["国家基本编码", "事项基本编码", "目录编码", "权力基本码", "catalogCode"], All;
        local_base_code local_base_code: Code<'a> = "地方基本编码", "local_catalog_code", [], All;
        implementation_code implementation_code: Code<'a> = "实施编码", "task_code", ["国家实施编码", "事项实施编码", "实施清单编码", "taskCode"], All;
        handling_code handling_code: Code<'a> = "业务办理项编码", "task_handle_item", ["办理项编码", "国家业务办理项编码"], All;
        local_code local_code: Code<'a> = "事项编码", "local_task_code", ["地方实施编码", "业务编码", "事项代码", "权力内部编码", "三级四同事项实施编码", "三级四从事项实施编码", "权责编码", "职权编码", "id", "code", "itemCode"], All;
        item_type item_type: ItemType = "事项类型", "task_type", ["权力类型", "权力类别", "行使类别", "职权类别", "职权类型", "事项类别", "大类", "taskType"], All;
        state state: State = "事项状态", "task_state", ["状态"], All;
        version version: Text<'a> = "事项版本", "task_version", ["版本", "版本号"], All;
        effective_date effective_date: Date = "计划生效日期", "plan_effective_date", ["生效日期"], All;
        cancel_date cancel_date: Date = "计划取消日期", "plan_cancel_date", ["取消日期"], All;
        use_level use_level: Terms<UseLevel> = "行使层级", "use_level", ["实施层级", "层级", "实施层级及权限", "行使权限层级"], All;
        power_scope power_scope: Text<'a> = "权限划分", "power_scope", ["行使内容", "实施权限", "行使权限"], Power;
        power_source power_source: PowerSource = "权力来源", "power_source", [], Power;
        region region: Text<'a> = "区划名称", "region_name", ["行政区划", "区划", "所属区划", "所属行政区划", "行政区划名称", "实施区域", "地区"], All;
        parent_region parent_region: Text<'a> = "上级区划名称", "parent_region", ["上级区划"], All;
        region_code region_code: Code<'a> = "行政区划代码", "region_code", ["区划代码", "区划编码", "行政区划编码", "areaCode"], All;
        department department: Text<'a> = "实施主体", "dept_name", ["实施机关", "办理主体", "办理部门", "部门名称", "行使主体", "责任部门", "实施部门", "所属部门", "单位名称", "部门", "主管部门", "省级主管部门", "实施单位", "职权部门", "department", "deptName"], All;
        department_nature department_nature: BodyNature = "实施主体性质", "dept_type", ["主体性质"], Power;
        department_code department_code: Code<'a> = "实施主体编码", "dept_code", ["部门编码", "组织编码", "组织编码（即部门编码）", "统一社会信用代码", "实施主体代码", "deptCode"], All;
        office office: Text<'a> = "承办机构", "office", ["责任处室", "责任处科室", "责任处_科_室", "实施机构科室", "主办处室", "承办科室", "责任科室"], All;
        entrusted_by entrusted_by: Text<'a> = "委托部门", "entrust_name", ["委托机关"], Power;
        partners partners: Text<'a> = "联办机构", "other_dept", ["联合办理机构", "联办部门"], Applied;
        legal_basis legal_basis: Text<'a> = "设定依据", "by_law", ["实施依据", "法律依据", "设立依据", "行使依据", "法定依据", "byLaw", "byLaws"], All;
        duties duties: Text<'a> = "部门职责", "duties", [], Power;
        liabilities liabilities: Text<'a> = "责任事项内容", "liabilities", ["责任事项"], Power;
        liability_basis liability_basis: Text<'a> = "责任事项依据", "liability_basis", [], Power;
        accountable accountable: Text<'a> = "追责对象范围", "accountable", ["追责对象"], Power;
        accountability accountability: Text<'a> = "追责情形", "accountability", [], Power;
        statutory_limit statutory_limit: TimeLimit = "法定办结时限", "anticipate_day", ["法定时限", "法定期限", "法定办结期限", "法定办理时限", "法定办结时间", "法定办理期限", "anticipateDay"], Applied;
        statutory_unit statutory_unit: Unit = "法定办结时限单位", "anticipate_type", ["法定时限单位", "法定办结期限单位", "法定期限单位", "anticipateType"], Applied;
        statutory_note statutory_note: Text<'a> = "法定办结时限说明", "anticipate_explain", ["法定时限说明", "法定办结时限依据", "法定期限说明"], Applied;
        promised_limit promised_limit: TimeLimit = "承诺办结时限", "promise_day", ["承诺办结时间", "承诺时限", "承诺期限", "承诺时间", "承诺办结期限", "承诺办理时限", "办结时限", "办理时限", "办理期限", "promiseDay"], Applied;
        promised_unit promised_unit: Unit = "承诺办结时限单位", "promise_type", ["承诺时限单位", "承诺期限单位", "时限类型", "时限单位", "办结时限单位", "promiseType"], Applied;
        promised_note promised_note: Text<'a> = "承诺办结时限说明", "promise_explain", ["承诺时限说明", "承诺期限说明"], Applied;
        project_type project_type: ProjectType = "办件类型", "project_type", ["办理类型", "事项审查类型", "审查类型", "projectType"], Applied;
        audience audience: Terms<Audience> = "服务对象", "server_type", ["申报对象", "适用范围", "办理对象", "适用对象", "serverType"], Applied;
        handle_form handle_form: Terms<HandleForm> = "办理形式", "handle_type", ["办理方式", "申请方式"], Applied;
        visits visits: Visits = "到办事现场次数", "limit_scene_num", ["到现场次数", "到现场大厅次数", "到现场大厅窗口次数", "办事者到办事现场次数", "办事者到办事地点最少次数", "跑动次数", "到场次数", "承诺到窗口最多次数说明", "最多跑动次数", "limitSceneNum"], Applied;
        visit_reason visit_reason: Text<'a> = "必须现场办理原因说明", "limit_scene_explain", ["必须现场办理原因", "现场办理原因"], Applied;
        is_online is_online: Flag = "是否网办", "is_online", ["是否网上办理", "网上办理", "是否可网办", "能否网办"], Applied;
        online_depth online_depth: Depth = "网上办理深度", "online_handle_depth", ["网办深度", "网上办事深度"], Applied;
        online_url online_url: Link<'a> = "网办地址", "online_handle_url", ["在线申报地址", "网上服务系统网址", "电脑端在线办理跳转地址", "网上办理地址", "在线办理地址", "link_addr", "linkAddr", "link", "url"], Applied;
        mobile_url mobile_url: Link<'a> = "移动端办理地址", "mobile_terminal_url", ["移动端网上办理地址", "移动端地址"], Applied;
        offline_reason offline_reason: Text<'a> = "不适宜网办原因", "offline_reason", ["不适宜开展网上办事", "不能网办原因"], Applied;
        scope scope: Scope = "通办范围", "handle_area", ["通办区域", "通办类型"], Applied;
        quota quota: Text<'a> = "数量限制", "limit_explain", ["办理数量限制"], Power;
        conditions conditions: Text<'a> = "受理条件", "accept_condition", ["申请条件", "办理条件", "办件条件", "准予条件", "acceptCondition"], Applied;
        process_text process_text: Text<'a> = "办理流程", "handle_flow", ["办理程序", "外部流程", "内部流程描述", "线下流程", "线上流程", "办事流程", "handleFlow"], Applied;
        flow_chart flow_chart: Link<'a> = "外部流程图", "out_flow_info", ["办理流程图", "流程图"], Applied;
        is_fee is_fee: Flag = "是否收费", "is_fee", ["收费", "收费情况", "isFee"], Applied;
        fee_basis fee_basis: Text<'a> = "收费依据", "fee_basis", ["feeBasis"], Applied;
        fee_standard fee_standard: Text<'a> = "收费标准", "fee_stand", ["收费标准及依据", "收费标准与依据", "收费依据和标准"], Applied;
        is_pay_online is_pay_online: Flag = "是否支持网上支付", "is_pay_online", ["网上支付", "支持网上支付"], Applied;
        is_express is_express: Flag = "是否支持物流快递", "is_express", ["物流快递", "支持物流快递", "是否支持快递"], Applied;
        is_schedule is_schedule: Flag = "是否支持预约办理", "is_schedule", ["预约办理", "支持预约办理", "是否预约"], Applied;
        is_agent is_agent: Flag = "是否支持代办", "is_agent", ["是否全程代办", "帮办代办", "代收代办"], Applied;
        is_terminal is_terminal: Flag = "是否支持自助终端办理", "is_service_terminals", ["自助终端办理"], Applied;
        is_in_hall is_in_hall: Flag = "是否进驻政务大厅", "is_entry_center", ["进驻政务大厅", "是否进驻"], Applied;
        hall_note hall_note: Text<'a> = "未进驻说明", "entry_explain", ["未进驻政务大厅说明", "未进驻原因"], Applied;
        is_promise is_promise: Flag = "是否告知承诺制", "is_promise", ["告知承诺", "是否实行告知承诺办理", "是否告知承诺"], Applied;
        is_intermediary is_intermediary: Flag = "是否中介服务", "is_intermediary", ["是否有中介服务", "有无中介服务事项", "是否涉及中介服务"], Applied;
        intermediary intermediary: Text<'a> = "中介服务", "service_type", ["中介服务名称", "中介服务事项名称"], Applied;
        intermediary_basis intermediary_basis: Text<'a> = "中介服务依据", "service_basis", ["中介服务设定依据"], Applied;
        intermediary_limit intermediary_limit: TimeLimit = "中介服务时限", "service_limit", [], Applied;
        special_procedure special_procedure: Text<'a> = "特别程序", "special_procedure", ["特殊程序"], Applied;
        result_name result_name: Text<'a> = "审批结果名称", "result_name", ["结果名称", "审批结果", "办理结果名称", "办理结果"], Applied;
        result_type result_type: ResultType = "审批结果类型", "result_type", ["结果类型"], Applied;
        result_sample result_sample: Text<'a> = "审批结果样本", "result_guid", ["结果样本"], Applied;
        result_delivery result_delivery: Text<'a> = "结果领取方式", "result_delivery", ["结果送达", "送达方式", "结果送达方式"], Applied;
        validity validity: Text<'a> = "有效期限", "valid_period", ["有效期", "证件有效期"], Power;
        renewal renewal: Text<'a> = "办理延续的要求", "renewal", ["延续要求", "延续办理要求"], Power;
        address address: Text<'a> = "办理地点", "transact_addr", ["窗口地址", "受理地点", "办公地址", "办事地点", "办理地址", "transactAddr"], Applied;
        window window: Text<'a> = "办理窗口", "transact_window", ["窗口", "窗口号"], Applied;
        hours hours: Text<'a> = "办理时间", "transact_time", ["办公时间", "工作时间", "transactTime"], Applied;
        inquiry inquiry: Phones<'a> = "咨询方式", "link_way", ["咨询电话", "联系电话", "联系方式", "电话", "咨询地址", "咨询窗口", "linkWay"], Applied;
        complaint complaint: Phones<'a> = "监督投诉方式", "supervise_way", ["监督电话", "投诉电话", "监督投诉电话", "监督方式", "投诉方式", "监督投诉渠道", "投诉渠道", "superviseWay"], Applied;
        remedy remedy: Text<'a> = "法律救济途径", "remedy", ["救济途径", "救助渠道", "救济渠道", "权利救济"], Power;
        review_remedy review_remedy: Text<'a> = "行政复议", "review_remedy", ["行政复议部门", "行政复议途径"], Power;
        lawsuit_remedy lawsuit_remedy: Text<'a> = "行政诉讼", "lawsuit_remedy", ["行政诉讼部门", "行政诉讼途径"], Power;
        personal_theme personal_theme: Text<'a> = "面向自然人主题", "user_topic_type", ["面向自然人主题分类", "面向自然人事项主题分类"], Applied;
        corporate_theme corporate_theme: Text<'a> = "面向法人主题", "corp_topic_type", ["面向法人主题分类", "面向法人事项主题分类"], Applied;
        system_name system_name: Text<'a> = "运行系统", "system_name", ["业务系统", "业务系统名称"], Applied;
        remark remark: Text<'a> = "备注", "remark", ["说明", "备注说明"], All;
    }
    with {
        /// 申请材料
        materials: List<'a, Material<'a>>,
        /// 办理流程的环节
        steps: List<'a, Step<'a>>,
        /// 特殊环节
        specials: List<'a, Special<'a>>,
        /// 收费项目
        fees: List<'a, Fee<'a>>,
        /// 常见问题
        questions: List<'a, Question<'a>>,
        /// 办理情形
        situations: List<'a, Situation<'a>>,
        /// 子项
        sub_items: List<'a, SubItem<'a>>,
        /// What is bound to no element.
        extra: Vec<Extra<'a>>,
        /// The text it was read from was seen to hold nothing that other systems leave behind, so nobody has to look again.
        is_clean: bool,
        /// What it was read from, so that what was found out of one item need not be found out of another that says the same.
        alike: Alike,
        /// Where the item as a whole is written.
        origin: Origin,
    }

    /// One 申请材料.
    Material Material {
        material_name name: Text<'a> = "材料名称", "material_name", ["申请材料名称", "关联材料名称", "申报材料名称", "材料"], Applied;
        material_kind kind: MaterialKind = "材料类型", "material_type", ["材料分类"], Applied;
        material_form form: MaterialForm = "材料形式", "material_format", ["材料介质"], Applied;
        material_necessity necessity: Necessity = "材料必要性", "is_need", ["必要性", "是否必要", "是否必备材料"], Applied;
        material_source source: SourceChannel = "来源渠道", "source_type", ["材料来源", "材料来源渠道"], Applied;
        material_source_note source_note: Text<'a> = "来源渠道说明", "source_explain", ["材料来源说明"], Applied;
        material_issuer issuer: Text<'a> = "出具单位", "issuer", ["出具机构", "材料出具单位", "开具单位"], Applied;
        material_originals originals: Copies = "原件份数", "page_num_y", ["原件数量", "原件"], Applied;
        material_copies copies: Copies = "复印件份数", "page_num_f", ["复印件数量", "复印件"], Applied;
        material_count count: Copies = "纸质材料份数", "page_num", ["份数", "材料份数", "材料数量"], Applied;
        material_page_format page_format: Text<'a> = "纸质材料规格", "page_format", ["材料规格"], Applied;
        material_blank_form blank_form: Link<'a> = "空白表格", "form_guid", ["格式文本", "空表"], Applied;
        material_sample sample: Link<'a> = "示例样表", "example_guid", ["示范文本", "样表", "填写样本"], Applied;
        material_fill_note fill_note: Text<'a> = "填报须知", "fill_explain", [], Applied;
        material_standard standard: Text<'a> = "受理标准", "accept_stand", [], Applied;
        material_basis basis: Text<'a> = "材料依据", "material_by_law", ["要求提供材料的依据", "材料设定依据", "提供材料依据"], Applied;
        material_case case: Text<'a> = "非必要时办理情形", "handle_case", ["适用情形"], Applied;
        material_remark remark: Text<'a> = "材料备注", "material_remark", ["材料说明"], Applied;
    }
    with {
        /// The situation it is asked for in, when materials are listed by situation.
        situation: Option<&'a str>,
        /// What is bound to no element.
        extra: Vec<Extra<'a>>,
        /// Where the material as a whole is written.
        origin: Origin,
    }

    /// One 环节 of the 办理流程.
    Step Step {
        step_name name: Text<'a> = "环节名称", "step_name", ["办理环节", "环节", "步骤", "步骤名称", "流程环节"], Applied;
        step_content content: Text<'a> = "办理内容", "step_content", ["环节内容", "环节描述", "环节说明"], Applied;
        step_handler handler: Text<'a> = "办理人员", "step_handler", ["办理人", "经办人员", "经办人"], Applied;
        step_standard standard: Text<'a> = "审批标准", "step_standard", ["审查标准", "办理标准"], Applied;
        step_result result: Text<'a> = "环节结果", "step_result", ["审查结果", "环节办理结果"], Applied;
        step_limit limit: TimeLimit = "环节时限", "step_limit", ["完成时限", "环节办理时限", "办理时限"], Applied;
        step_untimed untimed: Flag = "是否不计时", "step_untimed", ["不计入时限"], Applied;
    }
    with {
        /// What is bound to no element.
        extra: Vec<Extra<'a>>,
        /// Where the step as a whole is written.
        origin: Origin,
    }

    /// One 特殊环节: hearing, inspection, expert review …
    Special Special {
        special_name name: Text<'a> = "特殊环节名称", "special_name", ["特殊环节"], Applied;
        special_limit limit: TimeLimit = "特殊环节时限", "special_limit", ["所需时限", "特殊环节所需时限"], Applied;
        special_basis basis: Text<'a> = "特殊环节依据", "special_basis", ["特殊环节法定依据"], Applied;
        special_counted counted: Flag = "是否计入时限", "special_counted", ["是否计算在法定办结时限内", "是否计入办结时限"], Applied;
        special_remark remark: Text<'a> = "特殊环节备注", "special_remark", [], Applied;
    }
    with {
        /// What is bound to no element.
        extra: Vec<Extra<'a>>,
        /// Where the step as a whole is written.
        origin: Origin,
    }

    /// One 收费项目.
    Fee Fee {
        fee_name name: Text<'a> = "收费项目名称", "fee_name", ["收费项目"], Applied;
        fee_amount standard: Text<'a> = "收费项目标准", "fee_amount", ["收费金额"], Applied;
        fee_law basis: Text<'a> = "收费项目依据", "fee_law", [], Applied;
        fee_reducible reducible: Flag = "是否允许减免", "is_desc", ["允许减免"], Applied;
        fee_reduction reduction: Text<'a> = "减免依据", "desc_explain", ["允许减免依据"], Applied;
    }
    with {
        /// What is bound to no element.
        extra: Vec<Extra<'a>>,
        /// Where the fee as a whole is written.
        origin: Origin,
    }

    /// One 常见问题.
    Question Question {
        question_text question: Text<'a> = "问题", "question", ["常见问题名称", "问"], Applied;
        question_answer answer: Text<'a> = "解答", "answer", ["答案", "回答", "常见问题解答", "答"], Applied;
    }
    with {
        /// What is bound to no element.
        extra: Vec<Extra<'a>>,
        /// Where the question as a whole is written.
        origin: Origin,
    }

    /// One 办理情形: a set of materials asked for in one case.
    Situation Situation {
        situation_name name: Text<'a> = "情形名称", "situation_name", ["情形", "情形简称", "办理情形", "办理情形名称"], Applied;
        situation_note note: Text<'a> = "情形说明", "situation_note", ["情形描述"], Applied;
    }
    with {
        /// What is bound to no element.
        extra: Vec<Extra<'a>>,
        /// Where the situation as a whole is written.
        origin: Origin,
    }

    /// One 子项 without a code or limits of its own.
    SubItem SubItem {
        sub_item_name name: Text<'a> = "子项名称", "sub_item_name", ["子项", "子事项名称"], All;
        sub_item_code code: Code<'a> = "子项编码", "sub_item_code", [], All;
    }
    with {
        /// What is bound to no element.
        extra: Vec<Extra<'a>>,
        /// Where the sub-item as a whole is written.
        origin: Origin,
    }
}
