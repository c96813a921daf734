//! The known name that was probably meant.

use crate::canon::distance;

/// The nearest of the known names, if one is near: at most a third of it differs.
pub(super) fn nearest<'n>(given: &str, known: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let letters: Vec<char> = given.to_lowercase().chars().collect();
    known
        .map(|name| (distance(&letters, name), name))
        .min()
        .filter(|(far, name)| *far <= (name.chars().count() / 3).max(1))
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_is_near_and_another_word_is_not() {
        let known = || ["rules", "targets", "parameters"].into_iter();
        assert_eq!(nearest("target", known()), Some("targets"));
        assert_eq!(nearest("Parametres", known()), Some("parameters"));
        assert_eq!(nearest("colour", known()), None);
    }
}
