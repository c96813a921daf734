//! Writes the folder `examples/` anew: `cargo bench --bench examples`.

mod generate;

use std::path::Path;

fn main() -> std::io::Result<()> {
    // `cargo test --all-targets` runs this too, and must not touch the working tree.
    if !std::env::args().any(|argument| argument == "--bench") {
        return Ok(());
    }
    generate::city::write(&Path::new(env!("CARGO_MANIFEST_DIR")).join("examples"))
}
