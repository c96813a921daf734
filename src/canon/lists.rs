//! stub
pub struct Entry<'a> {
    pub text: &'a str,
}
impl<'a> Entry<'a> {
    pub fn parts(&self) -> Vec<&'a str> {
        vec![self.text]
    }
}
pub fn entries(text: &str) -> Vec<Entry<'_>> {
    vec![Entry { text }]
}
pub fn name_hash(text: &str) -> u64 {
    let mut f = super::Fingerprint::new();
    f.add(text);
    f.finish()
}
