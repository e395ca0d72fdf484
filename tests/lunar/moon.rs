//! The instants of new moon: Meeus, *Astronomical Algorithms* (2nd ed. 1998),
//! chapter 49. He gives a largest error of 17 seconds for 1980 to 2020.

/// Periodic terms: days, power of the eccentricity factor, and the multiples of
/// the sun's anomaly, the moon's anomaly, the moon's argument of latitude and
/// the longitude of its node.
type Term = (f64, i32, [f64; 4]);

const TERMS: [Term; 25] = [
    (-0.40720, 0, [0., 1., 0., 0.]),
    (0.17241, 1, [1., 0., 0., 0.]),
    (0.01608, 0, [0., 2., 0., 0.]),
    (0.01039, 0, [0., 0., 2., 0.]),
    (0.00739, 1, [-1., 1., 0., 0.]),
    (-0.00514, 1, [1., 1., 0., 0.]),
    (0.00208, 2, [2., 0., 0., 0.]),
    (-0.00111, 0, [0., 1., -2., 0.]),
    (-0.00057, 0, [0., 1., 2., 0.]),
    (0.00056, 1, [1., 2., 0., 0.]),
    (-0.00042, 0, [0., 3., 0., 0.]),
    (0.00042, 1, [1., 0., 2., 0.]),
    (0.00038, 1, [1., 0., -2., 0.]),
    (-0.00024, 1, [-1., 2., 0., 0.]),
    (-0.00017, 0, [0., 0., 0., 1.]),
    (-0.00007, 0, [2., 1., 0., 0.]),
    (0.00004, 0, [0., 2., -2., 0.]),
    (0.00004, 0, [3., 0., 0., 0.]),
    (0.00003, 0, [1., 1., -2., 0.]),
    (0.00003, 0, [0., 2., 2., 0.]),
    (-0.00003, 0, [1., 1., 2., 0.]),
    (0.00003, 0, [-1., 1., 2., 0.]),
    (-0.00002, 0, [-1., 1., -2., 0.]),
    (-0.00002, 0, [1., 3., 0., 0.]),
    (0.00002, 0, [0., 4., 0., 0.]),
];

/// What the planets add: days, phase in degrees, degrees a lunation.
const PLANETS: [(f64, f64, f64); 14] = [
    (0.000325, 299.77, 0.107408),
    (0.000165, 251.88, 0.016321),
    (0.000164, 251.83, 26.651886),
    (0.000126, 349.42, 36.412478),
    (0.000110, 84.66, 18.206239),
    (0.000062, 141.74, 53.303771),
    (0.000060, 207.14, 2.453732),
    (0.000056, 154.84, 7.306860),
    (0.000047, 34.52, 27.261239),
    (0.000042, 207.19, 0.121824),
    (0.000040, 291.34, 1.844379),
    (0.000037, 161.72, 24.198154),
    (0.000035, 239.56, 25.513099),
    (0.000023, 331.55, 3.592518),
];

/// New moons that Meeus's small error carries over midnight in Vietnam, with the
/// seconds that the ephemeris DE421 of the JPL adds. 7 July 1967, 17:00 UTC:
/// two seconds before the hour by Meeus, four seconds after it by DE421.
const CORRECTIONS: [(i32, f64); 1] = [(-402, 5.8)];

/// The `lunation`th new moon, counted from that of 6 January 2000, as a Julian
/// ephemeris day.
pub fn new_moon(lunation: i32) -> f64 {
    let k = f64::from(lunation);
    let t = k / 1236.85;
    let angles = [
        2.5534 + 29.1053567 * k + t * t * (-0.0000014 - 0.00000011 * t),
        201.5643 + 385.81693528 * k + t * t * (0.0107582 + t * (0.00001238 - 0.000000058 * t)),
        160.7108 + 390.67050284 * k + t * t * (-0.0016118 + t * (-0.00000227 + 0.000000011 * t)),
        124.7746 - 1.56375588 * k + t * t * (0.0020672 + 0.00000215 * t),
    ];
    let eccentricity = 1.0 - 0.002516 * t - 0.0000074 * t * t;
    let mean = 2451550.09766
        + 29.530588861 * k
        + t * t * (0.00015437 + t * (-0.00000015 + 0.00000000073 * t));
    let periodic: f64 = TERMS
        .iter()
        .map(|(days, power, multiples)| {
            let angle: f64 = multiples.iter().zip(angles).map(|(m, a)| m * a).sum();
            days * eccentricity.powi(*power) * angle.to_radians().sin()
        })
        .sum();
    let planets: f64 = PLANETS
        .iter()
        .enumerate()
        .map(|(i, (days, phase, rate))| {
            // Only the first argument has a quadratic part.
            let bend = if i == 0 { -0.009173 * t * t } else { 0.0 };
            days * (phase + rate * k + bend).to_radians().sin()
        })
        .sum();
    let correction = CORRECTIONS.iter().find(|(l, _)| *l == lunation);
    mean + periodic + planets + correction.map_or(0.0, |(_, seconds)| seconds / 86400.0)
}
