//! stub
use super::{Places, Sink};
use crate::{finding::Place, source::Origin};
pub struct Plan;
pub fn detect(_: &str, _: &str) -> Option<&'static str> {
    None
}
pub fn read_yaml(_: &str, _: &mut dyn Sink) -> bool {
    true
}
pub fn read_json(_: &str, _: &mut dyn Sink) -> bool {
    true
}
pub fn jsonl_plan(_: &str) -> Plan {
    Plan
}
pub fn read_jsonl(_: &Plan, _: &str, _: u64, _: &mut dyn Sink) -> bool {
    true
}
pub struct YamlPlaces;
impl YamlPlaces {
    pub fn new(_: &str) -> Self {
        YamlPlaces
    }
}
impl Places for YamlPlaces {
    fn place(&self, _: Origin) -> Place {
        Place::Whole
    }
}
pub struct JsonPlaces;
impl JsonPlaces {
    pub fn new(_: &str, _: u64) -> Self {
        JsonPlaces
    }
}
impl Places for JsonPlaces {
    fn place(&self, _: Origin) -> Place {
        Place::Whole
    }
}
