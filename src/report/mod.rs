//! Renders one report in many forms; pure functions from a report to text.
