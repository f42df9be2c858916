//! Dependencies that lead back to where they began.

use std::collections::{BTreeSet, HashSet, VecDeque};

use petgraph::algo::tarjan_scc;
use petgraph::graph::{DiGraph, NodeIndex};

/// The cycles of a graph, each as the nodes one comes by: the shortest one through every edge that is part of any.
/// (Of all that there are, their number may be exponential.)
pub fn cycles<N: Ord>(graph: &DiGraph<N, ()>) -> Vec<Vec<NodeIndex>> {
    let mut found = BTreeSet::new();
    for component in tarjan_scc(graph) {
        let members: HashSet<_> = component.iter().copied().collect();
        for &from in &component {
            for to in graph.neighbors(from).filter(|to| members.contains(to)) {
                found.extend(way(graph, to, from).map(|cycle| from_least(graph, cycle)));
            }
        }
    }
    found.into_iter().collect()
}

/// The shortest way between two nodes, both included.
fn way<N>(graph: &DiGraph<N, ()>, from: NodeIndex, to: NodeIndex) -> Option<Vec<NodeIndex>> {
    let (mut ways, mut seen) = (VecDeque::from([vec![from]]), HashSet::from([from]));
    while let Some(way) = ways.pop_front() {
        let last = *way.last()?;
        if last == to {
            return Some(way);
        }
        for next in graph.neighbors(last).filter(|next| seen.insert(*next)) {
            ways.push_back(way.iter().copied().chain([next]).collect());
        }
    }
    None
}

/// The same cycle from its least node on, so that it is found once.
fn from_least<N: Ord>(graph: &DiGraph<N, ()>, mut cycle: Vec<NodeIndex>) -> Vec<NodeIndex> {
    let least = (0..cycle.len()).min_by_key(|at| cycle.get(*at).map(|node| graph.node_weight(*node)));
    cycle.rotate_left(least.unwrap_or(0));
    cycle
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(edges: &[(u32, u32)]) -> Vec<Vec<usize>> {
        let mut graph = DiGraph::from_edges(edges);
        for node in graph.node_indices().collect::<Vec<_>>() {
            graph[node] = node.index();
        }
        cycles(&graph).into_iter().map(|cycle| cycle.into_iter().map(NodeIndex::index).collect()).collect()
    }

    #[test]
    fn every_cycle_is_found_once_and_what_only_leads_to_one_is_not() {
        assert_eq!(named(&[(0, 1), (1, 2), (0, 2)]), Vec::<Vec<usize>>::new());
        assert_eq!(named(&[(1, 1)]), [[1]]);
        assert_eq!(named(&[(0, 1), (1, 2), (2, 3), (3, 1)]), [[1, 2, 3]]);
        assert_eq!(named(&[(0, 1), (1, 0), (1, 2), (2, 1), (5, 4), (4, 5)]), [[0, 1], [1, 2], [4, 5]]);
    }
}
