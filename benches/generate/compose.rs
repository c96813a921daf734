//! Writes a faultless guide for one business of one department: every sentence of it satisfies the rule book.

use super::codes;
use super::guide::{Guide, Record, Value};
use super::offices::{Applicant, Business, Kind, OFFICES, Office};
use super::places::{PROVINCE, Place, phone_digits};
use shixiang::model::Element;

mod lists;

/// One department: an office of a place.
#[derive(Clone, Debug)]
pub struct Department {
    /// Its number over all places.
    pub number: usize,
    /// The office.
    pub office: &'static Office,
    /// The place.
    pub place: Place,
    /// `云泽市公安局`
    pub name: String,
    /// Its 统一社会信用代码.
    pub code: String,
}

impl Department {
    /// Department number `number`; the first ten are those of the first place.
    pub fn new(number: usize) -> Department {
        let office = &OFFICES[number % OFFICES.len()];
        let place = Place::new(number / OFFICES.len());
        Department {
            number,
            office,
            name: format!("{}{}", place.name, office.name),
            code: codes::body_code(&place.code, number),
            place,
        }
    }

    /// `0740-8123456`; `which` is 0 for inquiries, 1 for complaints.
    fn phone(&self, which: usize) -> String {
        let digits = phone_digits(self.number * 2 + which);
        format!("{}-{digits}", self.place.area_code)
    }
}

/// One 业务办理项 of a department.
#[derive(Clone, Copy, Debug)]
pub struct Task {
    /// The place of the business in its office.
    pub business: usize,
    /// The place of the form in the business.
    pub form: usize,
    /// Who it is narrowed to; 0 is nobody.
    pub circle: usize,
}

/// Whom a business may be narrowed to, so that an office has as many items as a province's list has.
pub const CIRCLES: [&str; 12] = [
    "",
    "个体工商户",
    "农民专业合作社",
    "事业单位",
    "社会团体",
    "外商投资企业",
    "国有企业",
    "港澳台居民",
    "园区企业",
    "高校毕业生",
    "退役军人",
    "残疾人",
];

/// How an item is handled.
#[derive(Clone, Copy, Debug)]
pub struct Handling {
    /// Done while one waits.
    pub instant: bool,
    /// Handled online from end to end.
    pub online: bool,
}

/// The guide of one task. Whatever siblings in other places must share depends on the task alone.
pub fn guide(department: &Department, task: Task, handling: Handling) -> Guide {
    let business = &department.office.businesses[task.business];
    let mut values = identity(department, business, task);
    values.extend(limits(business, handling));
    values.extend(ways(department, handling));
    values.extend(contents(business, task, handling));
    values.extend(outcome(business));
    values.extend(places(department));
    values.extend(remedies(department, business));
    values.extend(themes(department, business));
    Guide {
        item: Record::new(values),
        materials: lists::materials(business, task),
        steps: lists::steps(department, business, handling),
        questions: lists::questions(business),
        ..Guide::default()
    }
}

fn identity(department: &Department, business: &Business, task: Task) -> Vec<(Element, Value)> {
    let (kind, kind_code) = business.kind.term();
    let sequence = task.business + 1 + 30 * task.circle;
    let sub = if business.forms.len() == 1 {
        0
    } else {
        task.form + 1
    };
    let base = codes::base_code(PROVINCE, kind_code, department.office.code, sequence, sub);
    let place = &department.place;
    let implementation = codes::implementation_code(&department.code, place.level, &base);
    let source = if business.kind == Kind::Service {
        ""
    } else {
        "法定本级行使"
    };
    vec![
        (Element::sequence, "".into()),
        (Element::name, title(business, task).into()),
        (Element::parent_name, business.name.into()),
        (Element::keywords, keywords(business).into()),
        (Element::base_code, base.into()),
        (Element::handling_code, format!("{implementation}01").into()),
        (Element::implementation_code, implementation.into()),
        (Element::item_type, kind.into()),
        (Element::use_level, place.level_name.into()),
        (Element::power_source, source.into()),
        (Element::entrusted_by, "".into()),
        (Element::region, place.name.clone().into()),
        (Element::region_code, place.code.clone().into()),
        (Element::department, department.name.clone().into()),
        (Element::department_code, department.code.clone().into()),
        (Element::partners, "".into()),
        (Element::legal_basis, legal_basis(business).into()),
    ]
}

fn title(business: &Business, task: Task) -> String {
    let notes = [business.forms[task.form], CIRCLES[task.circle]];
    let notes: Vec<&str> = notes.into_iter().filter(|note| !note.is_empty()).collect();
    if notes.is_empty() {
        business.name.to_owned()
    } else {
        format!("{}（{}）", business.name, notes.join("·"))
    }
}

fn keywords(business: &Business) -> String {
    let short = business
        .name
        .trim_end_matches("许可")
        .trim_end_matches("审批");
    if short == business.name {
        format!("{}、{}", business.name, business.result)
    } else {
        format!("{short}、{}、{}", business.name, business.result)
    }
}

fn legal_basis(business: &Business) -> String {
    if business.law == business.rule {
        business.law.to_owned()
    } else {
        format!("{}；{}", business.law, business.rule)
    }
}

/// The promise is a third of the statute at most, and never one day: that would be an instant item.
pub fn promised_days(business: &Business) -> u32 {
    business.days / 3
}

/// Items of so few days that a third is a day or less are done on the spot.
fn is_instant(business: &Business, handling: Handling) -> bool {
    handling.instant || promised_days(business) < 2
}

fn limits(business: &Business, handling: Handling) -> Vec<(Element, Value)> {
    let (promise, kind): (Value, Value) = if is_instant(business, handling) {
        ("当场办结".into(), "即办件".into())
    } else {
        let promise = format!("{}个工作日", promised_days(business));
        (promise.into(), "承诺件".into())
    };
    let statute = format!("{}个工作日", business.days);
    // A licence that takes longer than the Licensing Law's own limit says why.
    let note: Value = match business.days {
        0..=20 => "".into(),
        _ => format!("{}规定的办理期限", business.law).into(),
    };
    vec![
        (Element::statutory_limit, statute.into()),
        (Element::statutory_note, note),
        (Element::promised_limit, promise),
        (Element::project_type, kind),
        (Element::audience, audience(business).into()),
    ]
}

fn audience(business: &Business) -> &'static str {
    match business.applicant {
        Applicant::Person => "自然人",
        Applicant::Company => "企业法人",
        Applicant::Both => "自然人、企业法人",
    }
}

fn ways(department: &Department, handling: Handling) -> Vec<(Element, Value)> {
    let by_functions = department.number.is_multiple_of(3);
    let depth = match (handling.online, by_functions) {
        (true, true) => "1^2^3^4^5^6",
        (true, false) => "全程网办（Ⅳ级）",
        (false, true) => "1^2^3^4",
        (false, false) => "Ⅲ级",
    };
    let (visits, reason) = if handling.online {
        ("0", "")
    } else {
        ("1", "领取结果时须核验证照原本")
    };
    let url = format!("https://zwfw.example.cn/guide/{}", department.code);
    vec![
        (Element::handle_form, "窗口办理、网上办理".into()),
        (Element::visits, visits.into()),
        (Element::visit_reason, reason.into()),
        (Element::is_online, "是".into()),
        (Element::online_depth, depth.into()),
        (Element::online_url, url.into()),
        (Element::offline_reason, "".into()),
        (Element::scope, "全市".into()),
        (Element::quota, "无数量限制".into()),
    ]
}

fn contents(business: &Business, task: Task, handling: Handling) -> Vec<(Element, Value)> {
    vec![
        (
            Element::conditions,
            whole(conditions(business, task)).into(),
        ),
        (
            Element::process_text,
            whole(process(business, handling)).into(),
        ),
        (
            Element::flow_chart,
            format!("https://zwfw.example.cn/chart/{}.png", business.name).into(),
        ),
    ]
}

fn conditions(business: &Business, task: Task) -> String {
    let who = match (task.circle, business.applicant) {
        (0, Applicant::Person) => "具有完全民事行为能力的自然人",
        (0, Applicant::Company) => "依法登记、取得营业执照的企业法人",
        (0, Applicant::Both) => "依法登记的企业法人或者具有完全民事行为能力的自然人",
        (circle, _) => CIRCLES[circle],
    };
    format!(
        "1.申请人为{who}；\n2.{}；\n3.提交的材料齐全，内容真实，符合法定形式。",
        business.condition
    )
}

fn process(business: &Business, handling: Handling) -> String {
    let review = if is_instant(business, handling) {
        "当场".to_owned()
    } else {
        format!("{}个工作日", promised_days(business) - 1)
    };
    let decision = if is_instant(business, handling) {
        "当场"
    } else {
        "1个工作日"
    };
    format!(
        "1.受理：申请人通过政务服务网或者综合窗口提出申请，窗口人员核对材料，材料齐全的当场出具受理通知书（当场）。\n\
         2.审查：承办科室对照“{}”逐项核查申请内容与所附材料是否一致，提出书面审查意见（{review}）。\n\
         3.决定：分管负责人根据审查意见作出准予或者不予的书面决定，不予的说明理由并告知救济途径（{decision}）。\n\
         4.送达：制作{}，以电子文件、邮寄或者窗口领取的方式送达申请人（当场）。",
        business.condition, business.result
    )
}

/// Text of exactly 255 or 256 characters looks cut off; such a text gets a closing line.
fn whole(text: String) -> String {
    match text.chars().count() {
        255 | 256 => format!("{text}\n办理过程中可随时拨打咨询电话了解进度。"),
        _ => text,
    }
}

fn outcome(business: &Business) -> Vec<(Element, Value)> {
    let kind = match business.result {
        name if name.ends_with(['证', '照']) || name.ends_with("证书") => "证照",
        name if name.ends_with("批复") => "批文",
        _ => "其他",
    };
    let (validity, renewal) = match (business.kind, kind) {
        (Kind::Licence, "证照") => ("5年", "有效期届满三十日前提出延续申请"),
        (Kind::Licence, _) => ("长期有效", "无"),
        _ => ("", ""),
    };
    let sample = format!("https://zwfw.example.cn/sample/{}.pdf", business.result);
    vec![
        (Element::is_fee, "否".into()),
        (Element::fee_standard, "".into()),
        (Element::fee_basis, "".into()),
        (Element::is_express, "是".into()),
        (Element::is_schedule, "是".into()),
        (Element::is_agent, "是".into()),
        (Element::is_in_hall, "是".into()),
        (Element::hall_note, "".into()),
        (Element::is_intermediary, "否".into()),
        (Element::intermediary, "".into()),
        (Element::intermediary_basis, "".into()),
        (Element::intermediary_limit, "".into()),
        (Element::result_name, business.result.into()),
        (Element::result_type, kind.into()),
        (Element::result_sample, sample.into()),
        (Element::validity, validity.into()),
        (Element::renewal, renewal.into()),
    ]
}

fn places(department: &Department) -> Vec<(Element, Value)> {
    let (hall, zone) = (&department.place.hall, department.office.zone);
    let window = department.office.code + department.number % 7;
    vec![
        (
            Element::address,
            format!("{hall}{zone}A{window}号窗口").into(),
        ),
        (Element::hours, department.place.hours.into()),
        (Element::inquiry, department.phone(0).into()),
        (Element::complaint, department.phone(1).into()),
    ]
}

fn remedies(department: &Department, business: &Business) -> Vec<(Element, Value)> {
    let place = &department.place.name;
    let (review, lawsuit) = if business.kind == Kind::Service {
        (String::new(), String::new())
    } else {
        (
            format!("自知道行政行为之日起六十日内向{place}人民政府申请行政复议"),
            format!("自知道或者应当知道作出行政行为之日起六个月内向{place}人民法院提起行政诉讼"),
        )
    };
    vec![
        (Element::review_remedy, review.into()),
        (Element::lawsuit_remedy, lawsuit.into()),
    ]
}

fn themes(department: &Department, business: &Business) -> Vec<(Element, Value)> {
    let (personal, corporate) = department.office.themes;
    let (personal, corporate) = match business.applicant {
        Applicant::Person => (personal, ""),
        Applicant::Company => ("", corporate),
        Applicant::Both => (personal, corporate),
    };
    vec![
        (Element::personal_theme, personal.into()),
        (Element::corporate_theme, corporate.into()),
    ]
}
