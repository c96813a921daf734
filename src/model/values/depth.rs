//! How deep online handling goes: a set of functions in one scheme, one of four levels in another.

use super::super::{Kind, Value};

/// 网上办理深度. The level is derived from the function set where only that is given (domain note 2.8, an evaluation query).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Depth {
    /// Bit n set: function n (1 咨询, 2 收件, 3 预审, 4 受理, 5 办理, 6 结果反馈, 7 证照反馈, 8 and 9 其他); 0 when only a level was given.
    pub functions: u16,
    /// 1 to 4.
    pub level: u8,
}

impl Depth {
    /// 全程网办: level Ⅳ, or any of functions 5 to 7.
    pub fn is_full(self) -> bool {
        self.level == 4
    }
}

impl<'a> Value<'a> for Depth {
    const KIND: Kind = Kind::Depth;
    fn read(_: &'a str) -> Option<Self> {
        None
    }
}
