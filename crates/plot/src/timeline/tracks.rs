//! Packing: extents that overlap get tracks of their own.

/// Gives each extent (from, to), in the order given, the first track in which it keeps `gap` from all before it. Returns the track
/// of each and the number of tracks.
///
/// Extents sorted by their start need the fewest tracks.
pub(crate) fn pack(extents: impl IntoIterator<Item = (f64, f64)>, gap: f64) -> (Vec<usize>, usize) {
    let mut taken: Vec<Vec<(f64, f64)>> = Vec::new();
    let tracks = extents
        .into_iter()
        .map(|(from, to)| {
            let is_free = |track: &Vec<(f64, f64)>| {
                track.iter().all(|&(a, b)| from >= b + gap || to + gap <= a)
            };
            let track = taken.iter().position(is_free).unwrap_or_else(|| {
                taken.push(Vec::new());
                taken.len() - 1
            });
            taken[track].push((from, to));
            track
        })
        .collect();
    (tracks, taken.len())
}

/// Like [`pack`], with as few tracks as possible for extents in any order.
pub(crate) fn pack_unsorted(extents: &[(f64, f64)], gap: f64) -> (Vec<usize>, usize) {
    let mut order: Vec<usize> = (0..extents.len()).collect();
    order.sort_by(|&a, &b| extents[a].0.total_cmp(&extents[b].0));
    let (packed, n) = pack(order.iter().map(|&i| extents[i]), gap);
    let mut tracks = vec![0; extents.len()];
    for (i, track) in order.into_iter().zip(packed) {
        tracks[i] = track;
    }
    (tracks, n)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn overlaps_go_to_tracks_of_their_own() {
        type Case = (&'static [(f64, f64)], f64, &'static [usize], usize);
        let table: [Case; 6] = [
            (&[], 0.0, &[], 0),
            (&[(0.0, 1.0)], 0.0, &[0], 1),
            (&[(0.0, 1.0), (1.0, 2.0)], 0.0, &[0, 0], 1),
            (&[(0.0, 1.0), (1.0, 2.0)], 0.5, &[0, 1], 2),
            (
                &[(0.0, 9.0), (1.0, 2.0), (3.0, 4.0), (3.5, 5.0)],
                0.0,
                &[0, 1, 1, 2],
                3,
            ),
            // Unsorted: the gap further left is used.
            (&[(5.0, 9.0), (0.0, 4.0)], 1.0, &[0, 0], 1),
        ];
        for (extents, gap, tracks, n) in table {
            assert_eq!(
                pack(extents.iter().copied(), gap),
                (tracks.to_vec(), n),
                "{extents:?}"
            );
        }
    }

    #[test]
    fn three_hundred_extents_never_overlap_within_a_track() {
        let extents: Vec<_> = (0..300)
            .map(|i| f64::from(i * 37 % 211))
            .map(|a| (a, a + 3.0 + a % 17.0))
            .collect();
        let (tracks, n) = pack(extents.iter().copied(), 2.0);
        assert!(tracks.iter().all(|&t| t < n));
        for i in 0..extents.len() {
            for j in 0..i {
                let apart =
                    extents[i].0 >= extents[j].1 + 2.0 || extents[j].0 >= extents[i].1 + 2.0;
                assert!(
                    tracks[i] != tracks[j] || apart,
                    "{:?} and {:?}",
                    extents[i],
                    extents[j]
                );
            }
        }
    }
}
