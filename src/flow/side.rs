//! Work on a list whose pieces have nothing to do with each other.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

/// Does `work` on every piece, with so many threads at most, and gives what came of each in the order of the list.
pub fn side_by_side<T: Sync, R: Send>(
    threads: usize,
    list: &[T],
    work: impl Fn(&T) -> R + Sync,
) -> Vec<R> {
    if threads < 2 || list.len() < 2 {
        return list.iter().map(work).collect();
    }
    let next = AtomicUsize::new(0);
    let done: Vec<Mutex<Option<R>>> = list.iter().map(|_| Mutex::new(None)).collect();
    let run = || {
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(piece) = list.get(at) else { return };
            let result = work(piece);
            *done[at].lock().unwrap_or_else(PoisonError::into_inner) = Some(result);
        }
    };
    std::thread::scope(|scope| {
        // A thread that the system refuses leaves its pieces to the others.
        let spawn = || std::thread::Builder::new().spawn_scoped(scope, run);
        let others: Vec<_> = (1..threads.min(list.len())).map(|_| spawn()).collect();
        run();
        drop(others);
    });
    done.into_iter()
        .filter_map(|slot| slot.into_inner().unwrap_or_else(PoisonError::into_inner))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::side_by_side;

    #[test]
    fn results_stand_in_the_order_of_the_list() {
        let list: Vec<u64> = (0..100).collect();
        let double = |n: &u64| {
            std::thread::sleep(std::time::Duration::from_micros(100 - n));
            n * 2
        };
        let want: Vec<u64> = list.iter().map(|n| n * 2).collect();
        for threads in [1, 2, 5, 200] {
            assert_eq!(side_by_side(threads, &list, double), want);
        }
        assert!(side_by_side(2, &[] as &[u64], double).is_empty());
    }
}
