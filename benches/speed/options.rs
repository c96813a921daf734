//! The command line of the bench.

/// What to run.
pub struct Options {
    filter: Option<String>,
    /// Items a file, instead of each case's own number.
    pub items: Option<usize>,
    /// Measured runs of each side.
    pub runs: usize,
    all: bool,
    /// How many times its target a figure may be before the bench fails; `None` if it never does.
    pub hold: Option<f64>,
}

impl Options {
    /// Reads `[FILTER] [--items N] [--runs N] [--all] [--hold PERCENT]`; cargo adds `--bench`.
    pub fn read(arguments: &[String]) -> Result<Options, String> {
        let mut options = Options {
            filter: None,
            items: None,
            runs: 7,
            all: false,
            hold: None,
        };
        let mut rest = arguments.iter();
        while let Some(argument) = rest.next() {
            let mut number = || {
                let next = rest.next().and_then(|text| text.parse::<usize>().ok());
                next.filter(|number| *number > 0)
                    .ok_or(format!("{argument} takes a number above 0"))
            };
            match argument.as_str() {
                "--bench" => {}
                "--items" => options.items = Some(number()?),
                "--runs" => options.runs = number()?,
                "--all" => options.all = true,
                "--hold" => options.hold = Some(1.0 + number()? as f64 / 100.0),
                unknown if unknown.starts_with('-') => {
                    return Err(format!("unknown option {unknown}"));
                }
                name => options.filter = Some(name.to_owned()),
            }
        }
        Ok(options)
    }

    /// Whether the filter lets `name` through.
    pub fn wants(&self, name: &str) -> bool {
        self.filter
            .as_ref()
            .is_none_or(|filter| name.contains(filter))
    }

    /// Whether `name` is wanted even though it is left out as a rule: by its own name, or because all are.
    pub fn asks_for(&self, name: &str) -> bool {
        let by_name = self.filter.as_ref().is_some_and(|filter| {
            ["million", "growth"]
                .iter()
                .any(|name| filter.contains(name))
        });
        self.wants(name) && (self.all || by_name)
    }
}
