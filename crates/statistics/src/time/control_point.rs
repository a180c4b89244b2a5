//! A value on a control chart.

/// A value beside its limits on a control chart.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ControlPoint {
    /// The value; none where it is missing.
    pub value: Option<f64>,
    /// The chart's middle.
    pub centre: f64,
    /// A third of the way from the middle to the limits, in the value's unit.
    pub sigma: f64,
    /// The lower limit.
    pub lower: f64,
    /// The upper limit.
    pub upper: f64,
}

impl ControlPoint {
    /// Whether the value is outside the limits. Never where it is missing.
    pub fn beyond(&self) -> bool {
        self.value.is_some_and(|value| value > self.upper || value < self.lower)
    }
}
