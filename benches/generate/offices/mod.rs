//! Which offices a town has and what they handle. Names and statutes are the real ones; the towns are not.

mod people;
mod trade;
mod works;

/// The 事项类型 of a business.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// 行政许可
    Licence,
    /// 行政给付
    Grant,
    /// 行政确认
    Confirmation,
    /// 其他行政权力
    Other,
    /// 公共服务
    Service,
}

impl Kind {
    /// The label and the two digits in a 基本编码 (GB/T 39046-2020 annex A.1).
    pub fn term(self) -> (&'static str, &'static str) {
        match self {
            Kind::Licence => ("行政许可", "01"),
            Kind::Grant => ("行政给付", "05"),
            Kind::Confirmation => ("行政确认", "07"),
            Kind::Other => ("其他行政权力", "10"),
            Kind::Service => ("公共服务", "20"),
        }
    }
}

/// Who applies.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Applicant {
    /// 自然人
    Person,
    /// 企业法人
    Company,
    /// Either.
    Both,
}

/// One thing an office handles.
#[derive(Debug)]
pub struct Business {
    /// `劳务派遣经营许可`
    pub name: &'static str,
    /// Its 事项类型.
    pub kind: Kind,
    /// Who applies.
    pub applicant: Applicant,
    /// The statutory limit in working days; a licence has 20 at most.
    pub days: u32,
    /// The 业务办理项 it splits into; one nameless one if it does not.
    pub forms: &'static [&'static str],
    /// What the applicant gets.
    pub result: &'static str,
    /// Statute and article that set it.
    pub law: &'static str,
    /// Statute and article that ask for its materials.
    pub rule: &'static str,
    /// What the applicant must fulfil.
    pub condition: &'static str,
    /// Materials beside the form and the identity.
    pub materials: &'static [&'static str],
}

/// One department of a town.
#[derive(Debug)]
pub struct Office {
    /// `人力资源和社会保障局`
    pub name: &'static str,
    /// The zone of the hall it sits in, with the room.
    pub zone: &'static str,
    /// The two digits in a 基本编码. Ours: the national list of central departments was not found.
    pub code: usize,
    /// The themes its items stand under, for persons and for legal persons.
    pub themes: (&'static str, &'static str),
    /// What it handles.
    pub businesses: &'static [Business],
}

const LICENCE: &[&str] = &["新办", "变更", "延续", "补证", "注销"];
const ONCE: &[&str] = &[""];
const CHANGES: &[&str] = &["首次申请", "变更"];
const CARD: &[&str] = &["首次申领", "换发补发"];
const APPRAISAL: &[&str] = &["初次鉴定", "复查鉴定"];
const REGISTER: &[&str] = &["设立", "变更", "注销"];

/// Declares the businesses of an office, one after another.
macro_rules! businesses {
    ($list:ident; $(
        $name:literal $kind:ident $applicant:ident $days:literal $forms:ident => $result:literal;
        $law:literal, $rule:literal; $condition:literal; [$($material:literal),*];
    )*) => {
        pub(super) const $list: &[Business] = &[$( Business {
            name: $name,
            kind: Kind::$kind,
            applicant: Applicant::$applicant,
            days: $days,
            forms: $forms,
            result: $result,
            law: $law,
            rule: $rule,
            condition: $condition,
            materials: &[$($material),*],
        }, )*];
    };
}
use businesses;

const fn office(
    name: &'static str,
    zone: &'static str,
    code: usize,
    themes: (&'static str, &'static str),
    businesses: &'static [Business],
) -> Office {
    Office {
        name,
        zone,
        code,
        themes,
        businesses,
    }
}

/// The offices every town has. The first five are those of the examples.
pub static OFFICES: [Office; 10] = [
    office(
        "人力资源和社会保障局",
        "二楼201室社会保障专区",
        31,
        ("就业创业", "人力资源"),
        people::LABOUR,
    ),
    office(
        "市场监督管理局",
        "一楼102室市场准入专区",
        44,
        ("准营准办", "准营准办"),
        trade::MARKET,
    ),
    office(
        "公安局",
        "一楼108室公安综合服务专区",
        27,
        ("证件办理", "公安消防"),
        people::POLICE,
    ),
    office(
        "水务局",
        "三楼305室工程建设专区",
        35,
        ("公用事业", "水务气象"),
        works::WATER,
    ),
    office(
        "医疗保障局",
        "二楼206室医疗保障专区",
        57,
        ("社会保障", "社会保障"),
        people::INSURANCE,
    ),
    office(
        "交通运输局",
        "三楼301室交通运输专区",
        34,
        ("交通出行", "交通运输"),
        works::TRANSPORT,
    ),
    office(
        "民政局",
        "二楼203室民生事务专区",
        29,
        ("优待抚恤", "设立变更"),
        people::CIVIL,
    ),
    office(
        "卫生健康委员会",
        "三楼308室社会事务专区",
        42,
        ("医疗卫生", "医疗卫生"),
        trade::HEALTH,
    ),
    office(
        "住房和城乡建设局",
        "三楼303室工程建设专区",
        33,
        ("住房保障", "国土和规划建设"),
        works::HOUSING,
    ),
    office(
        "农业农村局",
        "三楼310室农业农村专区",
        36,
        ("职业资格", "农林牧渔"),
        trade::FARMING,
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statutes_are_named_with_their_article() {
        for business in OFFICES.iter().flat_map(|office| office.businesses) {
            for basis in [business.law, business.rule] {
                assert!(basis.starts_with('《') && basis.ends_with('条'), "{basis}");
                assert!(basis.contains("》第"), "{basis}");
            }
        }
    }

    #[test]
    fn a_licence_takes_twenty_days_at_most() {
        let slow = OFFICES
            .iter()
            .flat_map(|office| office.businesses)
            .find(|business| business.kind == Kind::Licence && business.days > 20);
        assert!(slow.is_none(), "{slow:?}");
    }

    #[test]
    fn no_material_is_a_catch_all_or_a_proof() {
        for business in OFFICES.iter().flat_map(|office| office.businesses) {
            for material in business.materials {
                for bad in ["其他", "有关", "相关", "等材料", "证明", "原件", "复印件"]
                {
                    assert!(!material.contains(bad), "{}: {material}", business.name);
                }
                assert_ne!(*material, business.result);
            }
        }
    }
}
