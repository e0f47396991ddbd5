//! Overlaps packed into tracks.

/// Gives each extent (from, to), in their order, the first track in which it keeps `gap` from all before it. Returns the tracks
/// and how many there are.
///
/// Extents sorted by their start are packed into as few tracks as can be.
pub(super) fn pack(extents: impl IntoIterator<Item = (f64, f64)>, gap: f64) -> (Vec<usize>, usize) {
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
            // Not sorted: a gap further left is found.
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
