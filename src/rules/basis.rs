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
/// Online services: the least that a guide says.
pub const ONLINE_6: Basis = words(
    "《国务院关于在线政务服务的若干规定》第六条",
    "State Council Provisions on Online Government Services, article 6",
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
/// The elements of an implementation list.
pub const ELEMENTS: Basis = words(
    "GB/T 39554.2-2020《政务服务事项基本目录及实施清单 第2部分:要素要求》",
    "GB/T 39554.2-2020, element requirements of item catalogs",
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
