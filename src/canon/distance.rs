//! How many characters two short texts differ in.

/// The Levenshtein distance in characters.
pub fn distance(a: &[char], b: &str) -> usize {
    let mut row: Vec<usize> = (0..=a.len()).collect();
    for (i, c) in b.chars().enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, d) in a.iter().enumerate() {
            let change = corner + usize::from(*d != c);
            corner = row[j + 1];
            row[j + 1] = change.min(corner + 1).min(row[j] + 1);
        }
    }
    row[a.len()]
}
