//! Merge keys of YAML: `<<: *other` takes over what the mapping does not say itself.

use super::arena::{Arena, NIL};
use std::collections::HashSet;

/// A node and those after it.
pub(super) fn children(arena: &Arena, first: u32) -> Vec<u32> {
    let next = |id: &u32| Some(arena.node(*id).next).filter(|next| *next != NIL);
    std::iter::successors(Some(first).filter(|first| *first != NIL), next).collect()
}

/// Copies the children from `first` on whose keys `map` lacks to its end, at most `room` of them. Returns how many.
pub(super) fn take_over(arena: &mut Arena, map: u32, first: u32, room: usize) -> usize {
    let mut own: HashSet<u32> = arena.children(map).map(|(_, node)| node.key).collect();
    let mut last = arena.children(map).last().map_or(NIL, |(id, _)| id);
    let mut taken = 0;
    for id in children(arena, first).into_iter().take(room) {
        let node = arena.node(id);
        taken += 1;
        if !own.insert(node.key) {
            continue;
        }
        let copy = arena.loose_copy(node);
        match last {
            NIL => arena.node_mut(map).first = copy,
            last => arena.node_mut(last).next = copy,
        }
        last = copy;
    }
    taken
}

/// Unlinks the merge keys, whose values are taken over.
pub(super) fn drop_merge_keys(arena: &mut Arena, map: u32, is_merge: impl Fn(u32) -> bool) {
    let ids: Vec<u32> = arena.children(map).map(|(id, _)| id).collect();
    if !ids.iter().any(|id| is_merge(arena.node(*id).key)) {
        return;
    }
    let kept: Vec<u32> = ids
        .into_iter()
        .filter(|id| !is_merge(arena.node(*id).key) || arena.node(*id).is_scalar())
        .collect();
    arena.node_mut(map).first = kept.first().copied().unwrap_or(NIL);
    for (i, id) in kept.iter().enumerate() {
        arena.node_mut(*id).next = kept.get(i + 1).copied().unwrap_or(NIL);
    }
}
