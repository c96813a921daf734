//! What looks like a fault and is none, and faults that look like another: exactly the rules named speak.

use crate::support::Scratch;
use crate::support::formats::SHAPES;
use crate::support::generate::catalog::{Catalog, Options};
use crate::support::generate::guide::{Guide, Record};
use crate::support::run::rule_of;
use crate::written;
use shixiang::finding::Report;
use shixiang::model::Element;

/// A change to an item, and all that is then said of it.
struct Near {
    says: &'static str,
    of: fn(&Guide) -> bool,
    change: fn(&mut Guide, &Guide),
    told: &'static [(&'static str, Element)],
}

const ANY: fn(&Guide) -> bool = |_| true;
const LICENCE: fn(&Guide) -> bool = |guide| guide.get(Element::item_type) == "行政许可";
const SERVICE: fn(&Guide) -> bool = |guide| guide.get(Element::item_type) == "公共服务";
const POWER: fn(&Guide) -> bool = |guide| guide.get(Element::item_type) != "公共服务";

const fn near(
    says: &'static str,
    of: fn(&Guide) -> bool,
    change: fn(&mut Guide, &Guide),
    told: &'static [(&'static str, Element)],
) -> Near {
    Near {
        says,
        of,
        change,
        told,
    }
}

fn limits(guide: &mut Guide, statute: &'static str, promise: &'static str, kind: &'static str) {
    guide.set(Element::statutory_limit, statute);
    guide.set(Element::promised_limit, promise);
    guide.set(Element::project_type, kind);
    for step in &mut guide.steps {
        step.set(Element::step_limit, "当场");
    }
}

fn phones(guide: &mut Guide, inquiry: &'static str, complaint: &'static str) {
    guide.set(Element::inquiry, inquiry);
    guide.set(Element::complaint, complaint);
}

fn last_material(guide: &mut Guide, name: &'static str) {
    let last = guide.materials.last_mut().expect("every item has some");
    last.set(Element::material_name, name);
}

fn at_the_window(guide: &mut Guide, scope: &'static str, agent: &'static str) {
    for (element, text) in [
        (Element::handle_form, "窗口办理"),
        (Element::is_online, "否"),
        (Element::online_url, ""),
        (Element::online_depth, ""),
        (Element::offline_reason, "须现场核验实物"),
        (Element::visits, "1"),
        (Element::visit_reason, "须现场核验实物"),
        (Element::scope, scope),
        (Element::is_agent, agent),
    ] {
        guide.set(element, text);
    }
}

fn condition(guide: &mut Guide, last: &str) {
    let text = guide.get(Element::conditions).trim_end_matches('。');
    let text = format!("{text}；\n4.{last}。");
    guide.set(Element::conditions, text);
}

const NEARS: &[Near] = &[
    near(
        "a licence in days that a law counts so",
        LICENCE,
        |guide, _| {
            limits(guide, "60日", "20日", "承诺件");
            for note in [Element::statutory_note, Element::promised_note] {
                guide.set(note, "《中华人民共和国城乡规划法》第四十条规定按自然日计算");
            }
        },
        &[],
    ),
    near(
        "a service in days",
        SERVICE,
        |guide, _| limits(guide, "30日", "10日", "承诺件"),
        &[],
    ),
    near(
        "a service in days and working days",
        SERVICE,
        |guide, _| {
            limits(guide, "20日", "5个工作日", "承诺件");
        },
        &[("T004", Element::promised_limit)],
    ),
    near(
        "a licence in days and working days",
        LICENCE,
        |guide, _| {
            limits(guide, "20日", "5个工作日", "承诺件");
            guide.set(Element::statutory_note, "");
        },
        &[("T008", Element::statutory_limit)],
    ),
    near(
        "one day and on the spot",
        ANY,
        |guide, _| limits(guide, "1个工作日", "当场办结", "即办件"),
        &[],
    ),
    near(
        "one day promised on the spot",
        ANY,
        |guide, _| limits(guide, "5个工作日", "1个工作日", "即办件"),
        &[],
    ),
    near(
        "the promise equals the statute, both on the spot",
        ANY,
        |guide, _| {
            limits(guide, "当场办结", "当场办结", "即办件");
        },
        &[],
    ),
    near(
        "the promise in the column beside it",
        ANY,
        |guide, _| {
            guide.set(Element::promised_limit, "");
            guide.set(Element::promised_note, "5个工作日");
        },
        &[("T002", Element::promised_limit)],
    ),
    near(
        "the statute in the column of the promise",
        ANY,
        |guide, _| {
            limits(guide, "", "20个工作日", "承诺件");
        },
        &[("T001", Element::statutory_limit)],
    ),
    near(
        "forty-five days for two bodies",
        LICENCE,
        |guide, _| {
            guide.set(Element::partners, "云泽市水务局");
            guide.set(Element::statutory_limit, "45个工作日");
        },
        &[],
    ),
    near(
        "a long step that does not count",
        ANY,
        |guide, _| {
            guide.steps[1].set(Element::step_limit, "90个工作日");
            guide.steps[1].set(Element::step_untimed, "是");
        },
        &[],
    ),
    near(
        "a special step with all it needs",
        ANY,
        |guide, _| {
            guide.specials = vec![Record::new(vec![
                (Element::special_name, "听证".into()),
                (Element::special_limit, "15个工作日".into()),
                (Element::special_counted, "否".into()),
            ])];
        },
        &[],
    ),
    near(
        "one number and two extensions",
        ANY,
        |guide, _| {
            phones(guide, "0740-8123456-801", "0740-8123456-802");
        },
        &[],
    ),
    near(
        "one extension in two spellings",
        ANY,
        |guide, _| {
            phones(guide, "0740-8123456-801", "0740-8123456转801");
        },
        &[("C003", Element::complaint)],
    ),
    near(
        "the hotline for complaints",
        ANY,
        |guide, _| phones(guide, "0740-8123456", "12345"),
        &[],
    ),
    near(
        "an agreement with others",
        ANY,
        |guide, _| last_material(guide, "其他股东同意转让的协议"),
        &[],
    ),
    near(
        "a certificate of other bodies",
        ANY,
        |guide, _| last_material(guide, "其他社会组织登记证书"),
        &[],
    ),
    near(
        "other proofs",
        ANY,
        |guide, _| last_material(guide, "其他相关证明材料"),
        &[("M010", Element::material_name)],
    ),
    near(
        "a copy like the original",
        ANY,
        |guide, _| last_material(guide, "复印件与原件相符的声明"),
        &[],
    ),
    near(
        "originals by name",
        ANY,
        |guide, _| last_material(guide, "档案原件核对记录"),
        &[],
    ),
    near(
        "an original or a copy",
        ANY,
        |guide, _| last_material(guide, "合同原件或者复印件"),
        &[],
    ),
    near(
        "two letters of two persons",
        ANY,
        |guide, _| {
            last_material(guide, "经办人授权委托书");
            let mut other = guide.materials.last().expect("just renamed").clone();
            other.set(Element::material_name, "法定代表人授权委托书");
            guide.materials.push(other);
        },
        &[],
    ),
    near(
        "free, in words",
        ANY,
        |guide, _| guide.set(Element::fee_standard, "不收费"),
        &[],
    ),
    near(
        "free by a document",
        ANY,
        |guide, _| {
            guide.set(
                Element::fee_basis,
                "《关于取消工本费的通知》（财综〔2015〕1号）",
            );
        },
        &[],
    ),
    near(
        "a rate with its document",
        SERVICE,
        |guide, _| {
            guide.set(Element::is_fee, "是");
            guide.set(Element::fee_standard, "每证10元（财综〔2015〕1号）");
        },
        &[],
    ),
    near(
        "other applicants in a condition",
        ANY,
        |guide, _| condition(guide, "与其他申请人没有利害关系"),
        &[],
    ),
    near(
        "a comparison is no markup",
        ANY,
        |guide, _| condition(guide, "经营面积<50平方米的，提供平面图"),
        &[],
    ),
    near(
        "the window alone, with reasons",
        ANY,
        |guide, _| at_the_window(guide, "全县", "否"),
        &[],
    ),
    near(
        "the window anywhere, through an agent",
        ANY,
        |guide, _| at_the_window(guide, "全省", "是"),
        &[],
    ),
    near(
        "the window anywhere, without an agent",
        ANY,
        |guide, _| at_the_window(guide, "全省", "否"),
        &[("V010", Element::scope)],
    ),
    near(
        "one name under two parents",
        ANY,
        |guide, previous| {
            let name = previous.get(Element::name).to_owned();
            guide.set(Element::name, name);
        },
        &[],
    ),
    near(
        "periods in figures",
        POWER,
        |guide, _| {
            for (element, from, to) in [
                (Element::review_remedy, "六十日", "60日"),
                (Element::lawsuit_remedy, "六个月", "6个月"),
            ] {
                let text = guide.get(element).replace(from, to);
                guide.set(element, text);
            }
        },
        &[],
    ),
];

/// Every other item is one of the nears, in their order.
fn changed() -> (Vec<Guide>, Vec<usize>) {
    let (mut guides, mut places) = (Vec::<Guide>::new(), Vec::new());
    let options = Options {
        per_department: 60,
        ..Options::default()
    };
    for mut guide in Catalog::new(5, 400, options) {
        let due = NEARS.get(places.len()).filter(|near| (near.of)(&guide));
        let is_free = places.last().is_none_or(|last| last + 1 < guides.len());
        let previous = guides.last().filter(|previous| {
            is_free && previous.get(Element::department) == guide.get(Element::department)
        });
        if let (Some(near), Some(previous)) = (due, previous) {
            (near.change)(&mut guide, previous);
            places.push(guides.len());
        }
        guides.push(guide);
    }
    (guides, places)
}

/// Rule and element of all that is said of an item.
fn told(report: &Report, guide: &Guide) -> Vec<(&'static str, &'static str)> {
    let of_it = report.findings.iter().filter(|finding| {
        finding.item.as_ref().is_some_and(|item| {
            *item.name == *guide.get(Element::name)
                && *item.department == *guide.get(Element::department)
        })
    });
    of_it
        .map(|finding| (rule_of(report, finding), finding.element.key()))
        .collect()
}

#[test]
fn what_only_looks_like_a_fault_is_left_alone() {
    let scratch = Scratch::new("truth-near");
    let (guides, places) = changed();
    assert_eq!(places.len(), NEARS.len());
    let mut faults = Vec::new();
    for shape in SHAPES.iter().filter(|shape| shape.name == "jsonl") {
        let report = written(scratch.path(), shape, &guides);
        for (near, place) in NEARS.iter().zip(&places) {
            let told = told(&report, &guides[*place]);
            let want: Vec<_> = near
                .told
                .iter()
                .map(|(rule, at)| (*rule, at.key()))
                .collect();
            if told != want {
                faults.push(format!("{}: {told:?} for {want:?}", near.says));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}
