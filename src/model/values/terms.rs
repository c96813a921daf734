//! Enumerations by label. Labels are stable across provinces, codes are not, so no code is bound here.

use super::super::{Kind, Shape, Value};
use crate::canon::label_key;

/// One fixed set of labels.
pub trait TermSet: Copy + Sized + PartialEq + 'static {
    /// Each term with its standard label and the other ways it is written (in the spelling of [`label_key`]).
    const TERMS: &'static [(Self, &'static str, &'static [&'static str])];

    /// The place in [`TermSet::TERMS`].
    fn index(self) -> usize;

    /// The term's standard label.
    fn label(self) -> &'static str {
        Self::TERMS[self.index()].1
    }

    /// The term whose label, or other spelling, is just `text`.
    fn exact(text: &str) -> Option<Self>;

    /// The term written as `text`.
    #[inline]
    fn from_label(text: &str) -> Option<Self> {
        Self::exact(text).or_else(|| loose(text))
    }
}

/// The longest label with blanks and numbering in it; longer text is no label.
const LONGEST: usize = 120;

fn loose<S: TermSet>(text: &str) -> Option<S> {
    if text.len() > LONGEST {
        return None;
    }
    let key = label_key(text);
    S::exact(&key).or_else(|| noted(&key))
}

/// 政府部门核发（公安机关）: a label with a note behind it that names no other label.
fn noted<S: TermSet>(key: &str) -> Option<S> {
    let (head, note) = key.strip_suffix('）')?.split_once('（')?;
    let term = S::exact(head)?;
    let is_named = |(other, label, others): &(S, &str, &[&str])| {
        let mut spellings = others.iter().chain([label]);
        *other != term && spellings.any(|text| text.len() > 3 && note.contains(text))
    };
    (!S::TERMS.iter().any(is_named)).then_some(term)
}

/// `text` ends in a note that is no part of a label.
pub(super) fn has_note<S: TermSet>(text: &str) -> bool {
    let key = label_key(text);
    S::exact(&key).is_none() && noted::<S>(&key).is_some()
}

macro_rules! terms {
    ($( $(#[$doc:meta])* $set:ident { $( $term:ident $label:literal [$($other:literal),*]; )* } )*) => { $(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
        pub enum $set { $( #[doc = $label] $term, )* }

        impl TermSet for $set {
            const TERMS: &'static [(Self, &'static str, &'static [&'static str])] =
                &[$( ($set::$term, $label, &[$($other),*]), )*];
            fn index(self) -> usize { self as usize }
            fn exact(text: &str) -> Option<Self> {
                // The compiler makes a search by length and content of this.
                match text {
                    $( $label $(| $other)* => Some($set::$term), )*
                    _ => None,
                }
            }
        }

        impl std::fmt::Display for $set {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str(self.label()) }
        }

        impl<'a> Value<'a> for $set {
            const KIND: Kind = Kind::Term;
            const NONE_IS_NIL: bool = true;
            fn is_none(text: &str) -> bool { text == "不通办" }
            fn read(text: &'a str) -> Option<Self> { Self::from_label(text) }
            fn says_more(text: &str) -> bool { has_note::<$set>(text) }
            fn shape(&self) -> Shape<'a> { Shape::Term(self.label()) }
        }
    )* };
}

terms! {
    /// 事项类型 (GB/T 39046-2020 annex A.1).
    ItemType {
        Licence "行政许可" ["许可", "行政审批", "行政许可事项", "行政许可类"];
        Penalty "行政处罚" ["处罚"];
        Coercion "行政强制" ["强制", "行政强制措施", "行政强制执行"];
        Levy "行政征收" ["征收"];
        Grant "行政给付" ["给付"];
        Inspection "行政检查" ["检查", "行政监督检查"];
        Confirmation "行政确认" ["确认"];
        Award "行政奖励" ["奖励"];
        Ruling "行政裁决" ["裁决"];
        OtherPower "其他行政权力" ["其他权力", "其他", "其它行政权力", "其他类", "其他行政职权", "行政备案", "备案", "其它", "其他（行政权力）", "其他行政权力事项", "行政其他权力", "审核转报"];
        PublicService "公共服务" ["公共服务事项", "便民服务", "政务公共服务", "公共服务类"];
    }

    /// 事项状态.
    State {
        InUse "在用" ["正常", "有效", "已发布"];
        Paused "暂停" ["挂起", "停用", "已暂停", "暂停（挂起）", "已挂起"];
        Cancelled "取消" ["已取消", "废止", "已废止", "注销"];
        Draft "草稿" ["待提交", "编辑中"];
    }

    /// 行使层级 (GB/T 39046-2020 annex A.2).
    UseLevel {
        National "国家级" ["国家", "国家级（局）", "中央", "中央级"];
        Province "省级" ["省", "省级（直属）", "自治区级", "直辖市级", "自治区", "省本级"];
        City "市级" ["市", "市级（隶属）", "地市级", "设区的市级", "地州市级", "州级", "市本级", "地级", "设区市级", "州（市）级", "市（州）级", "市（地）级", "市（地、州）级", "地（州、市）级", "盟", "盟级", "地区级", "市（州、盟）级", "盟（市）级"];
        County "县级" ["县", "区级", "区县级", "县（市、区）级", "县市区级", "区县", "县区级", "区（县）级", "县（区）级", "县（市）级", "旗县级", "区", "县区", "旗", "旗级", "县（市、旗）级", "县（市、区、旗）级", "旗县区级", "区（县、市）级", "区本级", "县本级"];
        Town "镇（乡、街道）级" ["镇级", "乡镇级", "乡镇", "街道级", "镇街级", "乡级", "乡镇（街道）级", "乡镇（街道）", "乡（镇、街道）级", "街道", "镇"];
        Village "村（社区）级" ["村级", "社区级", "村居级", "村（居）级", "村（社区）", "村", "社区"];
        Graded "分级管理" [];
    }

    /// 权力来源.
    PowerSource {
        Own "法定本级行使" ["法定本级", "本级行使", "本级", "法定本级授权", "法定"];
        Delegated "上级下放" ["下放"];
        AuthorisedAbove "上级授权" [];
        AuthorisedPeer "同级授权" [];
        EntrustedAbove "上级委托" [];
        EntrustedPeer "同级委托" [];
    }

    /// 实施主体性质.
    BodyNature {
        Statutory "法定机关" ["行政机关"];
        Authorised "授权组织" ["法律法规授权组织", "法律、法规授权的组织"];
        Entrusted "受委托组织" ["委托组织", "受委托的组织", "受委托机关"];
        Other "其他" [];
    }

    /// 办件类型.
    ProjectType {
        Instant "即办件" ["即办", "马上办", "即审即办"];
        Promised "承诺件" ["承诺", "前审后批", "承诺办理件"];
        Joint "联办件" ["联办", "并联办理件"];
        Forwarded "上报件" ["上报", "转报件"];
        Other "其他" ["其他件"];
    }

    /// 服务对象.
    Audience {
        Person "自然人" ["个人", "公民", "自然人（个人）"];
        Company "企业法人" ["企业", "法人"];
        Institution "事业法人" ["事业单位", "事业单位法人"];
        Society "社会组织法人" ["社会组织", "社会团体法人", "社团", "社团法人"];
        Unincorporated "非法人企业" ["非法人"];
        Agency "行政机关" ["机关", "机关法人"];
        Other "其他组织" ["其他"];
    }

    /// 办理形式.
    HandleForm {
        Window "窗口办理" ["窗口", "现场办理", "线下办理", "现场", "窗口申请", "现场申请", "线下", "大厅办理"];
        Online "网上办理" ["网上", "网办", "电脑端", "线上办理", "在线办理", "全程网办", "网上申请", "线上", "网络办理", "电脑端办理", "互联网办理"];
        Mobile "移动端" ["移动端办理", "手机端", "掌上办理", "掌上办", "app", "手机app"];
        Post "快递申请" ["快递", "邮寄", "邮寄申请", "快递办理", "信函", "邮寄办理", "邮寄快递", "ems"];
        Terminal "自助终端" ["自助办理", "自助终端办理"];
        Other "其他" [];
    }

    /// 通办范围.
    Scope {
        Nation "全国" ["跨省通办", "跨省", "全国通办", "跨省（区、市）"];
        Province "全省" ["跨市", "全省通办", "省内通办"];
        City "全市" ["跨县", "全市通办", "市内通办", "全州", "全盟"];
        County "全县" ["全区", "全县通办", "全区（县）", "全旗"];
        Town "全镇" ["全镇（乡、街道）"];
        Village "跨村（社区）" ["跨村", "跨社区"];
    }

    /// 审批结果类型.
    ResultType {
        Certificate "证照" ["证件", "出证办结", "证件证照", "证书"];
        Approval "批文" ["批复", "出文办结", "文件", "批文批复", "批件"];
        Other "其他" ["其它", "审批办结"];
    }

    /// 材料类型: what the thing is, or, under the same header elsewhere, whether it is an original.
    MaterialKind {
        Certificate "证件证书证明" ["证件证照", "证照", "证明", "证件", "证明材料"];
        Form "申请表格文书" ["申请表", "表格", "表格文书", "申请表格", "申请文书"];
        Other "其他" ["其他材料"];
        Original "原件" [];
        Copy "复印件" [];
        OriginalOrCopy "原件或复印件" ["原件/复印件"];
        OriginalAndCopy "原件和复印件" ["原件及复印件", "原件、复印件", "原件与复印件", "原件+复印件"];
    }

    /// 材料形式.
    MaterialForm {
        Paper "纸质" ["纸质材料"];
        Electronic "电子化" ["电子", "电子材料", "电子版", "电子文件", "电子化材料", "电子证照", "电子件", "电子档", "电子扫描件", "pdf"];
        Either "纸质/电子化" ["纸质或电子化", "纸质和电子化", "纸质+电子", "纸质、电子化", "纸质或电子", "纸质/电子", "纸质电子化", "纸质和电子", "纸质及电子", "纸质与电子", "纸质、电子", "电子/纸质", "电子或纸质", "电子化/纸质", "电子化或纸质", "纸质/电子版", "纸质或电子版", "纸质+电子化"];
    }

    /// 材料必要性.
    Necessity {
        Required "必要" ["必需", "必须", "必备", "是", "必要材料", "必须提供"];
        Optional "非必要" ["非必需", "非必备", "否", "可选", "非必须", "非必要材料"];
        Deferrable "容缺后补" ["可容缺", "容缺", "信用后补", "容缺受理", "可容缺后补"];
    }

    /// 来源渠道.
    SourceChannel {
        Applicant "申请人自备" ["自备", "申请人", "申请人提供"];
        Government "政府部门核发" ["政府部门", "部门核发", "政府核发", "政府部门出具", "政府部门核发（出具）"];
        Intermediary "中介机构出具" ["中介机构", "中介机构或法定机构产生"];
        Other "其他" [];
    }
}

impl ItemType {
    /// 依申请: handled because somebody asks; the others are 依职权.
    pub fn is_on_application(self) -> bool {
        !matches!(
            self,
            ItemType::Penalty | ItemType::Coercion | ItemType::Levy | ItemType::Inspection
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn labels_are_settled<S: TermSet + std::fmt::Debug>() {
        for (term, label, others) in S::TERMS {
            assert_eq!(term.label(), *label);
            for text in others.iter().chain([label]) {
                assert_eq!(S::exact(text), Some(*term), "{text}");
                assert_eq!(
                    S::exact(&label_key(text)),
                    Some(*term),
                    "{text} is not spelt as label_key spells it"
                );
            }
        }
    }

    #[test]
    fn every_label_gives_its_own_term_in_canonical_spelling() {
        labels_are_settled::<ItemType>();
        labels_are_settled::<State>();
        labels_are_settled::<UseLevel>();
        labels_are_settled::<PowerSource>();
        labels_are_settled::<BodyNature>();
        labels_are_settled::<ProjectType>();
        labels_are_settled::<Audience>();
        labels_are_settled::<HandleForm>();
        labels_are_settled::<Scope>();
        labels_are_settled::<ResultType>();
        labels_are_settled::<MaterialKind>();
        labels_are_settled::<MaterialForm>();
        labels_are_settled::<Necessity>();
        labels_are_settled::<SourceChannel>();
    }

    #[test]
    fn labels_are_known_with_blanks_numbers_and_other_brackets() {
        assert_eq!(
            ItemType::from_label("行政\n确认"),
            Some(ItemType::Confirmation)
        );
        assert_eq!(
            ItemType::from_label("其他(行政权力)"),
            Some(ItemType::OtherPower)
        );
        assert_eq!(UseLevel::from_label("\n地州市级"), Some(UseLevel::City));
        assert_eq!(UseLevel::from_label("镇(乡、街道)级"), Some(UseLevel::Town));
        assert_eq!(
            ProjectType::from_label("1.即办件"),
            Some(ProjectType::Instant)
        );
        assert_eq!(ItemType::from_label("01"), None);
        assert_eq!(Necessity::from_label(""), None);
    }

    #[test]
    fn a_note_behind_a_label_is_no_part_of_it() {
        let government = Some(SourceChannel::Government);
        assert_eq!(
            SourceChannel::from_label("政府部门核发（公安机关、人社部门）"),
            government
        );
        assert!(SourceChannel::says_more("政府部门核发(公安机关)"));
        assert!(!SourceChannel::says_more("政府部门核发（出具）"));
        for other in ["必要（可容缺受理）", "（必要）", "必要（"] {
            assert_eq!(Necessity::from_label(other), None, "{other}");
        }
        assert_eq!(UseLevel::from_label("市级（县级）"), None);
    }

    proptest! {
        #[test]
        fn any_text_is_survived(text in any::<String>()) {
            let _ = (ItemType::from_label(&text), MaterialForm::from_label(&text));
        }
    }
}
