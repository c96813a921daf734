//! Made-up towns: names, region codes, streets, telephone numbers. No such place exists.

/// One town, county or district with offices.
#[derive(Clone, Debug)]
pub struct Place {
    /// `云泽市`
    pub name: String,
    /// Six digits. Prefecture numbers from 51 on are not in use.
    pub code: String,
    /// The digit of the 行使层级: 3 a city, 4 a county.
    pub level: &'static str,
    /// `市级` or `县级`
    pub level_name: &'static str,
    /// With the leading 0.
    pub area_code: String,
    /// Where the service hall stands.
    pub hall: String,
    /// When it is open.
    pub hours: &'static str,
}

/// The first two digits of all region and base codes.
pub const PROVINCE: &str = "43";

const FIRST: [&str; 40] = [
    "清", "澄", "青", "永", "安", "平", "长", "泰", "广", "宁", "新", "嘉", "德", "石", "金", "银",
    "临", "兴", "福", "乐", "高", "明", "和", "东", "南", "西", "北", "云", "龙", "凤", "松", "桃",
    "桂", "荷", "梅", "林", "江", "潭", "雁", "鹤",
];
const SECOND: [&str; 40] = [
    "泽", "川", "河", "溪", "湖", "原", "岭", "坪", "峰", "塘", "州", "阳", "口", "桥", "台", "湾",
    "源", "水", "山", "田", "陵", "沙", "浦", "屏", "城", "港", "洲", "泉", "坝", "岗", "谷", "渡",
    "丘", "林", "关", "堡", "营", "亭", "井", "滨",
];
const STREETS: [&str; 12] = [
    "文昌路",
    "人民中路",
    "建设大道",
    "滨江东路",
    "解放北路",
    "学府街",
    "迎宾大道",
    "和平西路",
    "振兴路",
    "望湖街",
    "惠民路",
    "朝阳大街",
];
const HOURS: [&str; 4] = [
    "周一至周五（法定节假日除外）上午9:00-12:00，下午13:00-17:00",
    "工作日上午8:30-12:00，下午14:30-17:30",
    "周一至周五 上午8:30-11:30 下午13:30-16:30（法定节假日除外）",
    "工作日8:30-17:30，中午不休息",
];

impl Place {
    /// Place number `n`, all different below 1,600; number 0 is the city of the examples.
    pub fn new(n: usize) -> Place {
        if n == 0 {
            return Place::city();
        }
        let suffix = ["县", "市", "区"][n % 3];
        // 23 and 40 have no common factor, so the pairs repeat after 1,600 places and not before.
        let (first, second) = (FIRST[n * 23 % 40], SECOND[(n / 40 + n * 7) % 40]);
        let name = format!("{first}{second}{suffix}");
        Place {
            hall: format!(
                "{name}{}{}号政务服务中心",
                STREETS[n % 12],
                n * 37 % 290 + 6
            ),
            name,
            code: format!("{PROVINCE}{:02}{:02}", 51 + n / 90 % 48, n % 90 + 1),
            level: "4",
            level_name: "县级",
            area_code: format!("074{}", n / 90 % 10),
            hours: HOURS[n % 4],
        }
    }

    fn city() -> Place {
        Place {
            name: "云泽市".to_owned(),
            code: format!("{PROVINCE}9900"),
            level: "3",
            level_name: "市级",
            area_code: "0740".to_owned(),
            hall: "云泽市文昌路128号市民服务中心".to_owned(),
            hours: HOURS[0],
        }
    }
}

/// Seven digits that no other `n` below a million has, in no visible order.
pub fn phone_digits(n: usize) -> String {
    format!("8{:06}", (n * 37_419 + 213_107) % 1_000_000)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn places_differ_in_name_and_code() {
        let places: Vec<Place> = (0..1600).map(Place::new).collect();
        let names: HashSet<&str> = places.iter().map(|place| place.name.as_str()).collect();
        let codes: HashSet<&str> = places.iter().map(|place| place.code.as_str()).collect();
        assert_eq!((names.len(), codes.len()), (1600, 1600));
    }

    #[test]
    fn phones_differ() {
        let digits: HashSet<String> = (0..10_000).map(phone_digits).collect();
        assert_eq!(digits.len(), 10_000);
    }
}
