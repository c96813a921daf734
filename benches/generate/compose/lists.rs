//! The sub-tables of a guide: materials, steps, questions.

use super::super::guide::{Record, Value};
use super::super::offices::{Applicant, Business, Kind};
use super::{Department, Handling, Task, is_instant, promised_days};
use shixiang::model::Element;

/// Where a material comes from and what kind of thing it is.
struct Sort {
    kind: &'static str,
    source: &'static str,
    issuer: &'static str,
    is_original: bool,
}

const OWN: Sort = Sort {
    kind: "其他",
    source: "申请人自备",
    issuer: "",
    is_original: true,
};
const FORM: Sort = Sort {
    kind: "申请表格文书",
    ..OWN
};
const LICENCE: Sort = Sort {
    kind: "证件证书证明",
    source: "政府部门核发",
    issuer: "市场监督管理部门",
    is_original: false,
};
const IDENTITY: Sort = Sort {
    issuer: "公安机关",
    ..LICENCE
};

/// The form, the identity, the papers of the business, and what the form of the task adds.
pub(super) fn materials(business: &Business, task: Task) -> Vec<Record> {
    let mut list = vec![material(
        business,
        &format!("{}申请表", business.name),
        FORM,
    )];
    match business.applicant {
        Applicant::Person => list.push(material(business, "居民身份证", IDENTITY)),
        Applicant::Company if task.circle != 1 => {
            list.push(material(business, "营业执照副本", LICENCE));
        }
        _ => list.push(material(business, "经办人居民身份证", IDENTITY)),
    }
    match business.forms[task.form] {
        "注销" => list.push(material(business, "原证照正本和副本", OWN)),
        "补证" => list.push(material(business, "遗失情况说明", OWN)),
        form => {
            let sort = |name: &str| if is_form(name) { FORM } else { OWN };
            let papers = business.materials.iter();
            list.extend(papers.map(|name| material(business, name, sort(name))));
            if matches!(form, "变更" | "延续") {
                let name = format!("{form}事项说明");
                list.push(material(business, &name, OWN));
            }
        }
    }
    list
}

fn is_form(name: &str) -> bool {
    ["申请表", "申报表", "登记表", "审批表", "承诺书", "申请书"]
        .iter()
        .any(|part| name.contains(part))
}

fn material(business: &Business, name: &str, sort: Sort) -> Record {
    let is_form = sort.kind == FORM.kind;
    let file = |folder: &str| -> Value {
        if is_form {
            format!("https://zwfw.example.cn/{folder}/{name}.docx").into()
        } else {
            "".into()
        }
    };
    let (originals, copies) = if sort.is_original {
        ("1", "0")
    } else {
        ("0", "1")
    };
    Record::new(vec![
        (Element::material_name, name.to_owned().into()),
        (Element::material_kind, sort.kind.into()),
        (Element::material_form, "纸质/电子化".into()),
        (Element::material_necessity, "必要".into()),
        (Element::material_source, sort.source.into()),
        (Element::material_issuer, sort.issuer.into()),
        (Element::material_originals, originals.into()),
        (Element::material_copies, copies.into()),
        (Element::material_blank_form, file("blank")),
        (Element::material_sample, file("example")),
        (Element::material_basis, business.rule.into()),
        (Element::material_remark, "".into()),
    ])
}

/// Four steps whose limits add up to the promise.
pub(super) fn steps(
    department: &Department,
    business: &Business,
    handling: Handling,
) -> Vec<Record> {
    let instant = is_instant(business, handling);
    let review: Value = if instant {
        "当场".into()
    } else {
        format!("{}个工作日", promised_days(business) - 1).into()
    };
    let decision = if instant { "当场" } else { "1个工作日" };
    let office = department.office.name.trim_end_matches('局');
    let done = format!("制作{}并送达申请人", business.result);
    vec![
        step(
            "受理",
            "核对申请材料是否齐全、是否符合法定形式，当场作出是否受理的决定".into(),
            format!("{office}综合窗口人员"),
            "材料目录所列材料齐全",
            "受理通知书",
            "当场".into(),
        ),
        step(
            "审查",
            format!("逐项核查申请人是否具备下列条件：{}", business.condition).into(),
            format!("{office}业务科室经办人"),
            "申请内容与所附材料一致，条件全部具备",
            "书面审查意见",
            review,
        ),
        step(
            "决定",
            "根据审查意见作出准予或者不予的书面决定，不予的说明理由".into(),
            format!("{office}分管负责人"),
            "事实清楚，依据正确，程序合法",
            "书面决定",
            decision.into(),
        ),
        step(
            "送达",
            done.into(),
            format!("{office}综合窗口人员"),
            "送达方式与申请人选择的一致",
            "送达回执",
            "当场".into(),
        ),
    ]
}

fn step(
    name: &'static str,
    content: Value,
    handler: String,
    standard: &'static str,
    result: &'static str,
    limit: Value,
) -> Record {
    Record::new(vec![
        (Element::step_name, name.into()),
        (Element::step_content, content),
        (Element::step_handler, handler.into()),
        (Element::step_standard, standard.into()),
        (Element::step_result, result.into()),
        (Element::step_limit, limit),
    ])
}

/// A licence answers at least one question.
pub(super) fn questions(business: &Business) -> Vec<Record> {
    if business.kind != Kind::Licence {
        return Vec::new();
    }
    let question = format!("办理{}是否收费？", business.name);
    let answer = format!("不收费。{}可以选择免费邮寄送达。", business.result);
    vec![Record::new(vec![
        (Element::question_text, question.into()),
        (Element::question_answer, answer.into()),
    ])]
}
