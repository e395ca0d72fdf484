//! How far the earth's rotation lags behind uniform time.

/// Uniform time less universal time, in seconds: the polynomials of Espenak and
/// Meeus, *Five Millennium Canon of Solar Eclipses* (NASA 2006). Measured up to
/// about 2005; an estimate from there, some minutes uncertain by 2199.
pub fn delta_t(jd: f64) -> f64 {
    let y = 2000.0 + (jd - 2451544.5) / 365.25;
    let horner = |t: f64, c: &[f64]| c.iter().rev().fold(0.0, |sum, c| sum * t + c);
    let parabola = -20.0 + 32.0 * ((y - 1820.0) / 100.0).powi(2);
    match y {
        ..1920.0 => horner(
            y - 1900.0,
            &[-2.79, 1.494119, -0.0598939, 0.0061966, -0.000197],
        ),
        ..1941.0 => horner(y - 1920.0, &[21.2, 0.84493, -0.0761, 0.0020936]),
        ..1961.0 => horner(y - 1950.0, &[29.07, 0.407, -1.0 / 233.0, 1.0 / 2547.0]),
        ..1986.0 => horner(y - 1975.0, &[45.45, 1.067, -1.0 / 260.0, -1.0 / 718.0]),
        ..2005.0 => horner(
            y - 2000.0,
            &[
                63.86,
                0.3345,
                -0.060374,
                0.0017275,
                0.000651814,
                0.00002373599,
            ],
        ),
        ..2050.0 => horner(y - 2000.0, &[62.92, 0.32217, 0.005589]),
        ..2150.0 => parabola - 0.5628 * (2150.0 - y),
        _ => parabola,
    }
}
