//! On whose authority a rule speaks. Only what was read in a source; a clause number only where the text was read.

use crate::finding::{Words, words};

/// A norm, or the tool's own argument of consistency.
pub type Basis = Words;

/// The tool's own argument: data that contradict themselves cannot both be right.
pub const CONSISTENCY: Basis = words("数据一致性", "consistency of the data");
/// The plan's demands on basic information of a guide: limits, places, hours, contacts.
pub const PLAN_BASICS: Basis = words(
    "《2023年政务服务能力提升工作方案》一(五)1",
    "Plan to raise service capability 2023, part 1 (5) 1",
);
/// The plan's demands on materials.
pub const PLAN_MATERIALS: Basis = words(
    "《2023年政务服务能力提升工作方案》一(五)2",
    "Plan to raise service capability 2023, part 1 (5) 2",
);
/// The plan's demands on process and visits.
pub const PLAN_PROCESS: Basis = words(
    "《2023年政务服务能力提升工作方案》一(五)3",
    "Plan to raise service capability 2023, part 1 (5) 3",
);
/// The plan's demand that no strange, circular or repeated proofs are asked for.
pub const PLAN_PROOFS: Basis = words(
    "《2023年政务服务能力提升工作方案》一(一)3",
    "Plan to raise service capability 2023, part 1 (1) 3",
);
/// The plan's demands on materials that may be handed in later.
pub const PLAN_DEFERRED: Basis = words(
    "《2023年政务服务能力提升工作方案》一(八)3",
    "Plan to raise service capability 2023, part 1 (8) 3",
);
/// Licensing: who may establish a licence, and in what kind of norm.
pub const LICENSING_14: Basis = words(
    "《行政许可法》第十四条至第十七条",
    "Administrative Licensing Law, articles 14 to 17",
);
/// Licensing: forms of application are provided.
pub const LICENSING_29: Basis = words(
    "《行政许可法》第二十九条",
    "Administrative Licensing Law, article 29",
);
/// Licensing: 20 working days.
pub const LICENSING_42: Basis = words(
    "《行政许可法》第四十二条",
    "Administrative Licensing Law, article 42",
);
/// Licensing: what is to be publicised.
pub const LICENSING_30: Basis = words(
    "《行政许可法》第三十条",
    "Administrative Licensing Law, article 30",
);
/// Licensing: limits count working days.
pub const LICENSING_82: Basis = words(
    "《行政许可法》第八十二条",
    "Administrative Licensing Law, article 82",
);
/// Business environment: promised limits may be shorter and are published.
pub const BUSINESS_36: Basis = words(
    "《优化营商环境条例》第三十六条",
    "Regulation on Optimising the Business Environment, article 36",
);
/// Business environment: standardised guides.
pub const BUSINESS_35: Basis = words(
    "《优化营商环境条例》第三十五条",
    "Regulation on Optimising the Business Environment, article 35",
);
/// Business environment: proofs are asked for only by law, regulation or State Council decision.
pub const BUSINESS_44: Basis = words(
    "《优化营商环境条例》第四十四条",
    "Regulation on Optimising the Business Environment, article 44",
);
/// Online services: the least that a guide says.
pub const ONLINE_6: Basis = words(
    "《国务院关于在线政务服务的若干规定》第六条",
    "State Council Provisions on Online Government Services, article 6",
);
/// Online services: what can be had by data sharing is not asked for.
pub const ONLINE_7: Basis = words(
    "《国务院关于在线政务服务的若干规定》第七条",
    "State Council Provisions on Online Government Services, article 7",
);
/// Online services: electronic signatures, seals, certificates and files count as paper does.
pub const ONLINE_8: Basis = words(
    "《国务院关于在线政务服务的若干规定》第八条至第十一条",
    "State Council Provisions on Online Government Services, articles 8 to 11",
);
/// Conditions are concrete: provincial regulations.
pub const CONDITIONS: Basis = words(
    "《河南省优化营商环境条例》第二十八条、《北京市优化营商环境条例》第三十一条",
    "business environment regulations of Henan (article 28) and Beijing (article 31)",
);
/// No catch-all materials: provincial regulations.
pub const CATCH_ALL: Basis = words(
    "《广东省优化营商环境条例》第二十九条、《北京市优化营商环境条例》第三十一条、《上海市优化营商环境条例》第二十四条",
    "business environment regulations of Guangdong (article 29), Beijing (article 31) and Shanghai (article 24)",
);
/// Base, implementation and handling codes.
pub const CODES: Basis = words(
    "GB/T 39554.1-2020《政务服务事项基本目录及实施清单 第1部分:编码要求》",
    "GB/T 39554.1-2020, coding requirements of item catalogs",
);
/// The code of a body and its check character.
pub const CREDIT_CODE: Basis = words(
    "GB 32100-2015《法人和其他组织统一社会信用代码编码规则》",
    "GB 32100-2015, coding of the unified social credit code",
);
/// Licensing: charged for only where a law or an administrative regulation says so.
pub const LICENSING_58: Basis = words(
    "《行政许可法》第五十八条、第五十九条",
    "Administrative Licensing Law, articles 58 and 59",
);
/// The elements of an implementation list.
pub const ELEMENTS: Basis = words(
    "GB/T 39554.2-2020《政务服务事项基本目录及实施清单 第2部分:要素要求》",
    "GB/T 39554.2-2020, element requirements of item catalogs",
);
/// The plan's demands on searching for items: keywords.
pub const PLAN_SEARCH: Basis = words(
    "《2023年政务服务能力提升工作方案》一(一)2",
    "Plan to raise service capability 2023, part 1 (1) 2",
);
/// The plan's demands on fewer visits: results by post.
pub const PLAN_VISITS: Basis = words(
    "《2023年政务服务能力提升工作方案》一(一)3",
    "Plan to raise service capability 2023, part 1 (1) 3",
);
/// The plan's demands on handling across regions.
pub const PLAN_REGIONS: Basis = words(
    "《2023年政务服务能力提升工作方案》一(二)2",
    "Plan to raise service capability 2023, part 1 (2) 2",
);
/// The plan's demands on service halls.
pub const PLAN_HALLS: Basis = words(
    "《2023年政务服务能力提升工作方案》一(三)1",
    "Plan to raise service capability 2023, part 1 (3) 1",
);
/// Licensing: several departments decide together.
pub const LICENSING_26: Basis = words(
    "《行政许可法》第二十六条",
    "Administrative Licensing Law, article 26",
);
/// Licensing: renewal is applied for 30 days before expiry.
pub const LICENSING_50: Basis = words(
    "《行政许可法》第五十条",
    "Administrative Licensing Law, article 50",
);
/// Business environment: intermediary services have a basis, and their terms are published.
pub const BUSINESS_43: Basis = words(
    "《优化营商环境条例》第四十三条",
    "Regulation on Optimising the Business Environment, article 43",
);
/// Administrative review: 60 days.
pub const REVIEW_20: Basis = words(
    "《行政复议法》第二十条",
    "Administrative Reconsideration Law, article 20",
);
/// Administrative litigation: six months.
pub const LITIGATION_46: Basis = words(
    "《行政诉讼法》第四十六条",
    "Administrative Litigation Law, article 46",
);
/// The plan's demand that items promised within a day become instant ones.
pub const PLAN_INSTANT: Basis = words(
    "《2023年政务服务能力提升工作方案》一(一)3",
    "Plan to raise service capability 2023, part 1 (1) 3",
);
/// Licensing: five days to say what an application lacks.
pub const LICENSING_32: Basis = words(
    "《行政许可法》第三十二条",
    "Administrative Licensing Law, article 32",
);
/// Licensing: ten days to deliver the licence after the decision.
pub const LICENSING_44: Basis = words(
    "《行政许可法》第四十四条",
    "Administrative Licensing Law, article 44",
);
/// Licensing: hearings, tests and their like do not count, but their time must be told.
pub const LICENSING_45: Basis = words(
    "《行政许可法》第四十五条",
    "Administrative Licensing Law, article 45",
);
/// The plan's shares of instant items and of items without visits.
pub const PLAN_SHARES: Basis = words(
    "《2023年政务服务能力提升工作方案》一(一)3",
    "Plan to raise service capability 2023, part 1 (1) 3",
);
/// The plan's shares of online handling.
pub const PLAN_ONLINE: Basis = words(
    "《2023年政务服务能力提升工作方案》一(二)1",
    "Plan to raise service capability 2023, part 1 (2) 1",
);
