//! Enumerations by label. Labels are stable across provinces, codes are not, so labels come first and codes only where every
//! known code set agrees.

use super::super::{Kind, Value};
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

    /// The term written as `text`.
    fn from_label(text: &str) -> Option<Self> {
        let find = |key: &str| {
            Self::TERMS
                .iter()
                .find(|(_, label, others)| *label == key || others.contains(&key))
                .map(|(term, ..)| *term)
        };
        find(text).or_else(|| find(&label_key(text)))
    }
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
        }

        impl<'a> Value<'a> for $set {
            const KIND: Kind = Kind::Term;
            const NONE_IS_NIL: bool = true;
            fn read(text: &'a str) -> Option<Self> { Self::from_label(text) }
        }
    )* };
}

terms! {
    /// 事项类型 (GB/T 39046-2020 annex A.1).
    ItemType {
        Licence "行政许可" ["许可", "行政审批"];
        Penalty "行政处罚" ["处罚"];
        Coercion "行政强制" ["强制", "行政强制措施", "行政强制执行"];
        Levy "行政征收" ["征收"];
        Grant "行政给付" ["给付"];
        Inspection "行政检查" ["检查", "行政监督检查"];
        Confirmation "行政确认" ["确认"];
        Award "行政奖励" ["奖励"];
        Ruling "行政裁决" ["裁决"];
        OtherPower "其他行政权力" ["其他权力", "其他", "其它行政权力", "其他类", "其他行政职权", "行政备案", "备案"];
        PublicService "公共服务" ["公共服务事项", "便民服务"];
    }

    /// 事项状态.
    State {
        InUse "在用" ["正常", "有效", "已发布"];
        Paused "暂停" ["挂起", "停用"];
        Cancelled "取消" ["已取消", "废止"];
        Draft "草稿" [];
    }

    /// 行使层级 (GB/T 39046-2020 annex A.2).
    UseLevel {
        National "国家级" ["国家", "国家级（局）", "中央"];
        Province "省级" ["省", "省级（直属）", "自治区级", "直辖市级", "自治区"];
        City "市级" ["市", "市级（隶属）", "地市级", "设区的市级", "地州市级", "州级", "市本级", "地级"];
        County "县级" ["县", "区级", "区县级", "县（市、区）级", "县市区级", "区县", "县区级"];
        Town "镇（乡、街道）级" ["镇级", "乡镇级", "乡镇", "街道级", "镇街级", "乡级", "乡镇（街道）级"];
        Village "村（社区）级" ["村级", "社区级", "村居级"];
        Graded "分级管理" [];
    }

    /// 权力来源.
    PowerSource {
        Own "法定本级行使" ["法定本级", "本级行使", "本级"];
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
        Entrusted "受委托组织" ["委托组织"];
        Other "其他" [];
    }

    /// 办件类型.
    ProjectType {
        Instant "即办件" ["即办", "马上办", "即审即办"];
        Promised "承诺件" ["承诺", "前审后批", "承诺办理件"];
        Joint "联办件" ["联办"];
        Forwarded "上报件" ["上报"];
        Other "其他" ["其他件"];
    }

    /// 服务对象.
    Audience {
        Person "自然人" ["个人", "公民"];
        Company "企业法人" ["企业", "法人"];
        Institution "事业法人" ["事业单位", "事业单位法人"];
        Society "社会组织法人" ["社会组织", "社会团体法人", "社团"];
        Unincorporated "非法人企业" ["非法人"];
        Agency "行政机关" ["机关"];
        Other "其他组织" ["其他"];
    }

    /// 办理形式.
    HandleForm {
        Window "窗口办理" ["窗口", "现场办理", "线下办理", "现场"];
        Online "网上办理" ["网上", "网办", "电脑端", "线上办理", "在线办理", "全程网办"];
        Mobile "移动端" ["移动端办理"];
        Post "快递申请" ["快递", "邮寄", "邮寄申请", "快递办理"];
        Terminal "自助终端" ["自助办理", "自助终端办理"];
        Other "其他" [];
    }

    /// 通办范围.
    Scope {
        Nation "全国" ["跨省通办", "跨省", "全国通办"];
        Province "全省" ["跨市", "全省通办", "省内通办", "全区通办"];
        City "全市" ["跨县", "全市通办", "市内通办"];
        County "全县" ["全区", "全县通办", "全区（县）"];
        Town "全镇" ["全镇（乡、街道）"];
        Village "跨村（社区）" ["跨村"];
    }

    /// 审批结果类型.
    ResultType {
        Certificate "证照" ["证件", "出证办结"];
        Approval "批文" ["批复", "出文办结", "文件"];
        Other "其他" ["审批办结"];
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
        Electronic "电子化" ["电子", "电子材料", "电子版"];
        Either "纸质/电子化" ["纸质或电子化", "纸质和电子化", "纸质+电子", "纸质、电子化", "纸质或电子", "纸质/电子", "纸质电子化"];
    }

    /// 材料必要性.
    Necessity {
        Required "必要" ["必需", "必须", "必备", "是"];
        Optional "非必要" ["非必需", "非必备", "否", "可选"];
        Deferrable "容缺后补" ["可容缺", "容缺", "信用后补"];
    }

    /// 来源渠道.
    SourceChannel {
        Applicant "申请人自备" ["自备", "申请人", "申请人提供"];
        Government "政府部门核发" ["政府部门", "部门核发", "政府核发"];
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

/// Several labels of one set, as a bit set in the order of [`TermSet::TERMS`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Terms<S> {
    bits: u16,
    set: std::marker::PhantomData<S>,
}

impl<S: TermSet> Terms<S> {
    /// Whether `term` is among them.
    pub fn contains(self, term: S) -> bool {
        self.bits >> term.index() & 1 == 1
    }

    /// The terms, in the order of the set.
    pub fn iter(self) -> impl Iterator<Item = S> {
        S::TERMS
            .iter()
            .map(|(term, ..)| *term)
            .filter(move |term| self.contains(*term))
    }

    /// How many there are.
    pub fn len(self) -> usize {
        self.bits.count_ones() as usize
    }

    /// None at all; a set that was read is never empty.
    pub fn is_empty(self) -> bool {
        self.bits == 0
    }
}

impl<'a, S: TermSet> Value<'a> for Terms<S> {
    const KIND: Kind = Kind::Terms;
    fn read(text: &'a str) -> Option<Self> {
        let one = |bits: u16, term: S| bits | 1 << term.index();
        if let Some(term) = S::from_label(text) {
            return Some(Terms {
                bits: one(0, term),
                set: std::marker::PhantomData,
            });
        }
        let mut bits = 0;
        for word in text
            .split([
                '、', '，', ',', ';', '；', '^', '|', '/', ' ', '\n', '\t', '\r',
            ])
            .filter(|word| !word.trim().is_empty())
        {
            bits = one(bits, S::from_label(word.trim())?);
        }
        (bits != 0).then_some(Terms {
            bits,
            set: std::marker::PhantomData,
        })
    }
}
