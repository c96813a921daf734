//! The command line of shixiang.

fn main() -> std::process::ExitCode {
    shixiang::cli::main()
}
