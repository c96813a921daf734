//! What an address tells: street, house number, and the desk inside.

use crate::canon::arabic;

/// Which parts an address has.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Parts {
    /// A street, or what stands for one in a village or a town.
    pub street: bool,
    /// A house number, or a crossing or distance in place of one.
    pub number: bool,
    /// A room, floor, zone or window.
    pub desk: bool,
}

impl Parts {
    /// Nothing is missing.
    pub fn are_all(self) -> bool {
        self.street && self.number && self.desk
    }
}

/// The commonest good address, known at a glance: it ends with a window, and its first number follows a street.
pub fn is_at_hand(text: &str) -> bool {
    let Some(at) = text.bytes().position(|byte| byte.is_ascii_digit()) else {
        return false;
    };
    let digits = text[at..].bytes().take_while(u8::is_ascii_digit).count();
    text.ends_with("窗口")
        && text[..at].ends_with(['路', '街', '道', '巷'])
        && text[at + digits..].starts_with('号')
}

/// What an address tells, all places in it together; `None` when it is no place to go to, or stands for many.
pub fn parts(text: &str) -> Option<Parts> {
    let text = on_the_spot(text);
    if is_no_single_place(text) {
        return None;
    }
    let is_country = is_in_the_country(text);
    Some(Parts {
        street: is_country || has_street(text),
        number: is_country || has_number(text),
        desk: has_desk(text),
    })
}

fn has_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

/// What is said of where to go, of a text that says where to click too: 线上：…；线下：….
fn on_the_spot(text: &str) -> &str {
    let Some(at) = text.find("线下") else {
        return text;
    };
    let rest = &text[at..];
    let is_headed = rest.chars().take(8).any(|c| matches!(c, '：' | ':'));
    let end = ["线上", "网上"]
        .iter()
        .filter_map(|word| rest.find(word))
        .min();
    match is_headed {
        true => &rest[..end.unwrap_or(rest.len())],
        false => text,
    }
}

/// A web address or the post; or offices everywhere: 各乡镇便民服务中心, 定点医疗机构.
fn is_no_single_place(text: &str) -> bool {
    has_any(
        text,
        &[
            "://",
            "www.",
            "网上",
            "线上",
            "网站",
            "服务网",
            "网址",
            "平台",
            "小程序",
            "公众号",
            "APP",
            "App",
            "app",
            "邮寄",
            "定点",
            "任一",
            "任意",
            "就近",
            "所有",
            "辖区",
            "所在地",
            "户籍地",
            "居住地",
            "网点",
            "现场勘",
            "上门",
        ],
    ) || text
        .match_indices('各')
        .any(|(at, each)| !text[at + each.len()..].starts_with("窗口"))
}

/// Villages and towns have few streets with numbers. 新乡市 and 景德镇市 are cities.
fn is_in_the_country(text: &str) -> bool {
    has_any(text, &["屯", "苏木", "嘎查"])
        || text.char_indices().any(|(at, c)| {
            let (before, behind) = (&text[..at], &text[at + c.len_utf8()..]);
            match c {
                '村' => !before.ends_with("农") && !is_of_an_office(before, behind),
                '乡' => !is_of_an_office(before, behind) && is_township(behind),
                '镇' => {
                    !is_of_an_office(before, behind)
                        && !is_in_a_name(before, behind)
                        && is_township(behind)
                }
                '社' => behind.starts_with('区') && !behind.starts_with("区矫正"),
                _ => false,
            }
        })
}

fn is_township(behind: &str) -> bool {
    !behind.starts_with('市') && !behind.starts_with("街道")
}

/// 住房和城乡建设局, 乡村振兴局, 城镇居民医保: offices of cities. 古城镇建设路 is a street.
fn is_of_an_office(before: &str, behind: &str) -> bool {
    const WORDS: [&str; 16] = [
        "建设", "规划", "居民", "职工", "管理", "环境", "燃气", "供水", "供热", "公用", "公交",
        "污水", "住房", "就业", "振兴", "一体",
    ];
    let is_village = before.ends_with('乡') || behind.starts_with('村');
    let behind = behind.strip_prefix('村').unwrap_or(behind);
    let word = WORDS.iter().find_map(|word| behind.strip_prefix(word));
    let is_there = |rest: &str| {
        rest.starts_with(['路', '街', '东', '西', '南', '北', '大', '巷', '村'])
            || ["中路", "中街", "委员会"]
                .iter()
                .any(|word| rest.starts_with(word))
    };
    (is_village || before.ends_with('城')) && word.is_some_and(|rest| !is_there(rest))
}

/// 镇江市, 镇平县, 吉林省镇赉县: the names of cities and counties that begin so.
fn is_in_a_name(before: &str, behind: &str) -> bool {
    (before.is_empty() || before.ends_with(['省', '市', '州', '区', '县']))
        && behind.starts_with([
            '江', '平', '海', '赉', '安', '宁', '原', '巴', '坪', '沅', '雄', '康', '远',
        ])
}

fn has_street(text: &str) -> bool {
    has_any(
        text,
        &[
            "路",
            "街",
            "道",
            "巷",
            "胡同",
            "弄",
            "交汇",
            "交叉",
            "园区",
            "开发区",
            "广场",
            "小区",
            "花园",
        ],
    )
}

/// `128号`, `甲12号`, `九十九号`, `12-3号`, `路128`, a crossing, a distance, or a side of something.
fn has_number(text: &str) -> bool {
    let follows_street = |at: usize| {
        let before = text[..at].trim_end();
        before.ends_with(['路', '街', '道', '巷', '弄'])
    };
    has_any(
        text,
        &[
            "交汇", "交叉", "路口", "交界", "对面", "旁", "隔壁", "东侧", "西侧", "南侧", "北侧",
            "东门", "西门", "南门", "北门", "东段", "西段", "南段", "北段", "中段", "米",
        ],
    ) || text.char_indices().any(|(at, c)| {
        is_numeral(c) && follows_street(at)
            || c == '号'
                && ends_with_numeral(&text[..at])
                && is_of_a_house(&text[at + '号'.len_utf8()..])
    })
}

/// What follows 号 tells what the number is of.
fn is_of_a_house(behind: &str) -> bool {
    !behind.trim_start().starts_with([
        '窗', '楼', '门', '厅', '柜', '台', '桌', '室', '房', '线', '综', '业', '、', '，', '.',
        '-', '至',
    ])
}

/// `3号窗口`, `201室`, `二楼`, `3层`, `5F`, `A区12`, `社保专区`, or a number at the end.
fn has_desk(text: &str) -> bool {
    has_any(
        text,
        &[
            "窗",
            "室",
            "专区",
            "柜台",
            "中台",
            "前台",
            "台席",
            "工位",
            "服务台",
            "登记处",
            "受理处",
            "办公区",
        ],
    ) || text.char_indices().any(|(at, c)| {
        let behind = &text[at + c.len_utf8()..];
        matches!(c, '楼' | '层' | 'F' | 'f') && ends_with_numeral(&text[..at])
            || c.is_ascii_alphabetic() && behind.starts_with(|c| c == '区' || is_numeral(c))
    }) || ends_with_room(text)
        || text
            .strip_suffix('号')
            .is_some_and(ends_with_letter_and_number)
}

fn is_numeral(c: char) -> bool {
    arabic(c).is_some() || "一二三四五六七八九十百〇".contains(c)
}

fn ends_with_numeral(text: &str) -> bool {
    text.trim_end().ends_with(is_numeral)
}

/// A number at the end that is no telephone number or postcode, which have five digits and more.
fn ends_with_room(text: &str) -> bool {
    let digits = text.chars().rev().take_while(|c| arabic(*c).is_some());
    ends_with_numeral(text) && digits.count() < 5
}

/// `A33` of `A33号`
fn ends_with_letter_and_number(text: &str) -> bool {
    let head = text.trim_end_matches(|c| arabic(c).is_some());
    head.len() < text.len() && head.ends_with(|c: char| c.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The parts that are there, as three letters.
    fn told(text: &str) -> Option<String> {
        let parts = parts(text)?;
        let flags = [(parts.street, 's'), (parts.number, 'n'), (parts.desk, 'd')];
        Some(
            flags
                .iter()
                .filter(|flag| flag.0)
                .map(|flag| flag.1)
                .collect(),
        )
    }

    #[test]
    fn every_form_is_taken_apart() {
        for (text, told_of) in [
            ("文昌路128号市民服务中心A33号窗口", "snd"),
            ("中山路路181号市民大厦人防窗口", "snd"),
            ("文昌路128市民中心二楼", "snd"),
            ("人民大街甲12号3层", "snd"),
            ("解放路九十九号政务大厅B区12", "snd"),
            (
                "公主大街与岭西七路交汇处政务服务中心B座社保局一楼大厅",
                "snd",
            ),
            ("德大路南行50米社会保险事业管理局一楼大厅", "snd"),
            ("自由大路3088号社会保险服务中心", "sn"),
            ("长通路1181号政务服务中心201", "snd"),
            ("建设路政务服务中心3号窗口", "sd"),
            ("建设路12号楼", "sn"),
            ("裕禄大道东段人社局一楼服务大厅6号窗口", "snd"),
            ("人民政府主楼东903室", "d"),
            ("市政务服务中心、市医疗保障局", ""),
            ("城关镇便民服务中心3号窗口", "snd"),
            ("桃花村党群服务中心", "sn"),
            ("新乡市政务服务中心", ""),
            ("人民路 88 号市政务服务中心 2 楼 5 号窗口", "snd"),
            ("人民路 88 号市政务服务中心 2 楼", "snd"),
            ("人民路88 号", "sn"),
            ("人民路 5 号窗口", "snd"),
            ("市住房和城乡建设局3号窗口", "d"),
            ("乡村振兴局3号窗口", "d"),
            ("市农业农村局3号窗口", "d"),
            ("城镇居民医保窗口", "d"),
            ("镇江市政务服务中心3号窗口", "d"),
            ("吉林省镇赉县政务服务中心3号窗口", "d"),
            ("社区矫正管理局二楼", "d"),
            ("古城镇政府二楼", "snd"),
            ("古城镇建设路便民服务中心3号窗口", "snd"),
            ("城关镇振兴路便民服务中心3号窗口", "snd"),
            ("新城镇居民委员会", "sn"),
            ("城乡规划展览馆二楼", "d"),
            ("市农业农村和乡村振兴局3号窗口", "d"),
            ("桃源乡村民委员会", "sn"),
            ("幸福社区服务站", "sn"),
            ("线上：政务服务网；线下：市政务服务中心", ""),
            ("人民路88号，各窗口均可办理", "snd"),
            ("人民路88号，电话0431-84222770", "sn"),
            ("人民路88号 130000", "sn"),
        ] {
            assert_eq!(told(text).as_deref(), Some(told_of), "{text}");
        }
    }

    #[test]
    fn places_everywhere_and_nowhere_are_not_taken_apart() {
        for text in [
            "各乡镇（街道）人力资源社会保障所",
            "市中心医院等定点医疗机构",
            "登录政务服务网办理",
            "线上线下均可办理",
            "各窗口、各乡镇便民服务中心",
            "https://zwfw.example.cn",
        ] {
            assert_eq!(told(text), None, "{text}");
        }
    }

    #[test]
    fn a_window_behind_a_street_and_number_is_known_at_a_glance() {
        assert!(is_at_hand(
            "云泽市文昌路128号市民服务中心二楼201室A33号窗口"
        ));
        for text in [
            "文昌路128号市民服务中心",
            "3号窗口",
            "12号路综合窗口",
            "窗口",
            "",
        ] {
            assert!(!is_at_hand(text), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_known_at_a_glance_is_whole(text in any::<String>(), domain in "[路街号0-9一窗口室楼A区村各、]{0,12}") {
            for text in [&text, &domain] {
                let whole = parts(text).is_none_or(Parts::are_all);
                prop_assert!(whole || !is_at_hand(text), "{text}");
            }
        }
    }
}
