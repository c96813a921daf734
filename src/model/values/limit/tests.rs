//! One row a form of a time limit, and properties over all texts.

use super::*;
use crate::model::Kind;
use crate::source::{Field, Origin};
use Unit::*;
use proptest::prelude::*;

fn read(text: &str) -> Option<TimeLimit> {
    TimeLimit::read(text.trim())
}

const ONE: &[(&str, u32, Unit)] = &[
    ("20个工作日", 2000, WorkingDay),
    ("20 工作日", 2000, WorkingDay),
    ("20（工作日）", 2000, WorkingDay),
    ("20(个工作日)", 2000, WorkingDay),
    ("20个（工作日）", 2000, WorkingDay),
    ("２０个工作日", 2000, WorkingDay),
    ("20\n个工作 日", 2000, WorkingDay),
    ("\t1个工作日", 100, WorkingDay),
    ("二十个工作日", 2000, WorkingDay),
    ("两个工作日", 200, WorkingDay),
    ("0.5个工作日", 50, WorkingDay),
    ("０．５个工作日", 50, WorkingDay),
    ("半个工作日", 50, WorkingDay),
    ("20.0个工作日", 2000, WorkingDay),
    ("20个工作日内", 2000, WorkingDay),
    ("20个法定工作日", 2000, WorkingDay),
    ("不超过20个工作日", 2000, WorkingDay),
    ("不得超过20个工作日。", 2000, WorkingDay),
    ("自受理之日起20个工作日", 2000, WorkingDay),
    ("自受理申请之日起二十个工作日内作出决定", 2000, WorkingDay),
    ("20个工作日（不含公示时间）", 2000, WorkingDay),
    ("20个工作日（不含公示30日）", 2000, WorkingDay),
    ("20个工作日，不包括听证、招标30天", 2000, WorkingDay),
    ("20个工作日（法定20个工作日）", 2000, WorkingDay),
    ("依据《行政许可法》第四十二条，20个工作日", 2000, WorkingDay),
    ("20个工作日（含公示7个工作日）", 2000, WorkingDay),
    ("20个工作日（其中公示5个工作日）", 2000, WorkingDay),
    ("20个工作日（含现场踏勘5个工作日）", 2000, WorkingDay),
    ("20个工作日（可延长10日）", 2000, WorkingDay),
    ("20个工作日，特殊情况可延长10个工作日", 2000, WorkingDay),
    ("20个工作日（经批准可延长10个工作日）", 2000, WorkingDay),
    ("1个工作日（即办）", 100, WorkingDay),
    ("当场受理，5个工作日办结", 500, WorkingDay),
    ("当天受理，3个工作日内办结", 300, WorkingDay),
    ("个工作日20", 2000, WorkingDay),
    ("工作日：20", 2000, WorkingDay),
    ("承诺时限：5个工作日", 500, WorkingDay),
    ("500个工作日", 50_000, WorkingDay),
    ("当日办结", 100, WorkingDay),
    ("15日", 1500, CalendarDay),
    ("15天", 1500, CalendarDay),
    ("十五个自然日", 1500, CalendarDay),
    ("15个日历天", 1500, CalendarDay),
    ("2周", 1400, CalendarDay),
    ("半天", 50, CalendarDay),
    ("1小时", 100, Hour),
    ("30分钟", 50, Hour),
    ("20分钟", 33, Hour),
    ("半小时", 50, Hour),
    ("1小时30分钟", 150, Hour),
    ("3个月", 300, Month),
    ("三个月", 300, Month),
    ("3月", 300, Month),
    ("一个半月", 150, Month),
    ("半年", 600, Month),
    ("1年6个月", 1800, Month),
    ("一年半", 1800, Month),
    ("1年", 100, Year),
    ("十", 1000, Unstated),
    ("10", 1000, Unstated),
    ("20.0", 2000, Unstated),
    ("0.5", 50, Unstated),
    ("１０", 1000, Unstated),
    ("3个", 300, Unstated),
];

#[test]
fn every_form_of_one_limit_is_read() {
    for (text, hundredths, unit) in ONE {
        assert_eq!(
            read(text),
            Some(TimeLimit::new(*hundredths, *unit)),
            "{text:?}"
        );
    }
}

#[test]
fn at_once_is_no_time_at_all() {
    for text in [
        "当场办结",
        "即办",
        "当场",
        "即时办结",
        "0天",
        "0",
        "0个工作日",
        "0.0",
        "零",
        "立等可取",
        "马上办",
        "即办件",
        "当场办结。",
        "即来即办",
        "现场办结",
        "即时办理",
        "资料齐全的当场办结",
        "当场即办",
        "当场即时办结",
        "当日当场办结",
        "实时办结",
        "秒办",
        "立等可办",
        "当场受理并办结",
        "当场受理，当场办结",
    ] {
        assert_eq!(read(text), Some(TimeLimit::INSTANT), "{text}");
    }
}

#[test]
fn ranges_keep_both_ends() {
    for (text, least, most, unit) in [
        ("1-3个工作日", 100, 300, WorkingDay),
        ("1至3个工作日", 100, 300, WorkingDay),
        ("1～3个工作日", 100, 300, WorkingDay),
        ("1—3个工作日", 100, 300, WorkingDay),
        ("3个工作日至5个工作日", 300, 500, WorkingDay),
        ("三到五天", 300, 500, CalendarDay),
        ("1-2周", 700, 1400, CalendarDay),
        ("1-3", 100, 300, Unstated),
        ("0-1个工作日", 0, 100, WorkingDay),
    ] {
        let range = TimeLimit {
            least,
            most,
            unit,
            branches: 1,
        };
        assert_eq!(read(text), Some(range), "{text}");
    }
}

#[test]
fn branches_with_labels_are_told_apart() {
    for (text, least, most, branches) in [
        (
            "告知承诺制：20个工作日 / 非告知承诺制：10个工作日",
            1000,
            2000,
            2,
        ),
        ("告知承诺制:1个工作日；一般程序:20个工作日内", 100, 2000, 2),
        (
            "1.新办：20个工作日 2.变更：10个工作日 3.注销：当场办结",
            0,
            2000,
            3,
        ),
        ("新办20个工作日；变更10个工作日", 1000, 2000, 2),
        ("新办20个工作日，变更10个工作日", 1000, 2000, 2),
        ("1个工作日（网上）/3个工作日（窗口）", 100, 300, 2),
        ("甲：5个工作日\n乙：5个工作日\n丙：7个工作日", 500, 700, 3),
    ] {
        let limit = TimeLimit {
            least,
            most,
            unit: WorkingDay,
            branches,
        };
        assert_eq!(read(text), Some(limit), "{text}");
    }
}

#[test]
fn what_could_mean_two_things_is_not_read() {
    for text in [
        "自受理之日起，在法定时限内办结",
        "视情况",
        "按规定",
        "工作日",
        "个工作日",
        "法定20个工作日，承诺5个工作日",
        "受理：5个工作日；审查：15个工作日",
        "受理5个工作日，变更10个工作日",
        "5个工作日（受理）/15个工作日（审查）",
        "新办20个工作日，可延长10日；变更10个工作日",
        "5个工作日（即办）",
        "当场受理",
        "即时受理，按规定办结",
        "最快1个工作日",
        "1个工作日起",
        "20个工作日 10个工作日",
        "20个工作日（30日）",
        "告知承诺制：20个工作日/一般：3个月",
        "2024年",
        "2024年1月2日",
        "1月1日",
        "2023-2024年",
        "非即办",
        "每月15日",
        "15日前",
        "公示5个工作日后",
        "第20个工作日",
        "不少于20个工作日",
        "三五个工作日",
        "99999999999个工作日",
        "42949673个工作日",
        "5-3个工作日",
        "3个工作日-1个月",
        "-5个工作日",
        "1-2-3个工作日",
        "1/2个工作日",
        "20+10个工作日",
        "20个工作日10",
        "国发〔2022〕5号20个工作日",
        "abc",
        "(",
        "5(",
        "个",
        "半",
    ] {
        assert_eq!(read(text), None, "{text}");
    }
}

#[test]
fn no_limit_is_stated_as_none() {
    for text in [
        "无期限",
        "不限时",
        "不计时",
        "无法定时限。",
        "无",
        "-",
        "无 时限",
    ] {
        let field = Field::<TimeLimit>::read(text, Origin::default());
        assert!(matches!(field, Field::Nil(_)), "{text}");
    }
    assert_eq!(TimeLimit::KIND, Kind::Limit);
}

#[test]
fn limits_are_written_one_way() {
    for (text, want) in [
        ("二十个工作日", "20个工作日"),
        ("半天", "0.5个自然日"),
        ("20分钟", "0.33小时"),
        ("1至3（工作日）", "1-3个工作日"),
        ("0天", "当场办结"),
        ("20.0", "20"),
        ("甲：5个工作日；乙：3个工作日", "3-5个工作日（2种情形）"),
        ("1.05天", "1.05个自然日"),
    ] {
        assert_eq!(
            read(text).map(|limit| limit.to_string()).as_deref(),
            Some(want)
        );
    }
}

#[test]
fn limits_compare_only_within_a_unit() {
    let compare = |a, b| read(a).zip(read(b)).and_then(|(a, b)| a.compare(b));
    assert_eq!(compare("20个工作日", "5"), Some(Ordering::Greater));
    assert_eq!(compare("当场办结", "1年"), Some(Ordering::Less));
    assert_eq!(compare("20个工作日", "20天"), None);
    assert_eq!(compare("1-3天", "3天"), Some(Ordering::Equal));
    assert_eq!(compare("1年", "13个月"), Some(Ordering::Less));
    assert_eq!(compare("1年", "半年"), Some(Ordering::Greater));
    assert_eq!(compare("1年", "20个工作日"), None);
}

fn unit() -> impl Strategy<Value = Unit> {
    prop::sample::select(vec![WorkingDay, CalendarDay, Hour, Month, Year, Unstated])
}

proptest! {
    #[test]
    fn a_written_limit_reads_back_equal(a in 0_u32..9900, b in 0_u32..9900, unit in unit(), branches in 1_u8..) {
        let most = a.max(b);
        let unit = if most == 0 { WorkingDay } else { unit };
        let limit = TimeLimit { least: a.min(b), most, unit, branches };
        prop_assert_eq!(read(&limit.to_string()), Some(limit), "{}", limit);
    }

    #[test]
    fn any_text_is_survived(text in any::<String>(), domain in "[0-9０二十百半个工作日天月年小时分钟（）()/:：；至-～.当场办结即不含内第每后告知承诺制]{0,30}") {
        for text in [&text, &domain] {
            if let Some(limit) = read(text) {
                prop_assert!(limit.least <= limit.most);
                prop_assert_eq!(read(&limit.to_string()), Some(limit), "{} {}", text, limit);
            }
            let _ = (Unit::read(text), TimeLimit::is_none(text));
        }
    }
}
