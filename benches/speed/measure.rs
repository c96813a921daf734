//! What one run of a command costs.

use std::io;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// The cost of one run.
#[derive(Clone, Copy, Debug)]
pub struct Cost {
    /// User and system time.
    pub cpu: Duration,
    /// Time on the clock.
    pub wall: Duration,
    /// The most memory it held, in bytes.
    pub peak: u64,
    /// It ended with exit code 0.
    pub is_good: bool,
}

/// Runs `command` with its output thrown away.
#[cfg(unix)]
pub fn run(command: &mut Command) -> io::Result<Cost> {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let start = Instant::now();
    let child = command.spawn()?;
    let (usage, status) = wait(child.id() as libc::pid_t)?;
    Ok(Cost {
        cpu: duration(usage.ru_utime) + duration(usage.ru_stime),
        wall: start.elapsed(),
        peak: usage.ru_maxrss as u64 * if cfg!(target_os = "macos") { 1 } else { 1024 },
        is_good: libc::WIFEXITED(status) && libc::WEXITSTATUS(status) == 0,
    })
}

/// Waits for one child and takes what it alone used.
#[cfg(unix)]
fn wait(child: libc::pid_t) -> io::Result<(libc::rusage, i32)> {
    let mut status = 0;
    let mut usage = std::mem::MaybeUninit::<libc::rusage>::zeroed();
    // SAFETY: both pointers are to live variables of the types the call fills; a zeroed rusage is a valid one.
    let (waited, usage) = unsafe {
        let waited = libc::wait4(child, &mut status, 0, usage.as_mut_ptr());
        (waited, usage.assume_init())
    };
    if waited == child {
        Ok((usage, status))
    } else {
        Err(io::Error::last_os_error())
    }
}

#[cfg(unix)]
fn duration(time: libc::timeval) -> Duration {
    Duration::from_secs(time.tv_sec as u64) + Duration::from_micros(time.tv_usec as u64)
}

/// Other systems have no call that tells the cost of one child.
#[cfg(not(unix))]
pub fn run(_: &mut Command) -> io::Result<Cost> {
    Err(io::Error::other("this bench runs on Linux and macOS only"))
}

/// The median of one part of the costs; zero of none.
pub fn median(costs: &[Cost], part: fn(&Cost) -> Duration) -> Duration {
    let mut parts: Vec<Duration> = costs.iter().map(part).collect();
    parts.sort_unstable();
    parts.get(parts.len() / 2).copied().unwrap_or_default()
}
