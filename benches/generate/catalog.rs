//! A catalog of any size, made item by item.

use super::compose::{CIRCLES, Department, Handling, Task, guide};
use super::faults::{FAULTS, Fault};
use super::guide::Guide;
use super::offices::{Kind, Office};
use super::random::Random;
use shixiang::model::Element;
use std::collections::VecDeque;

/// What a catalog is to be like.
#[derive(Clone, Debug)]
pub struct Options {
    /// How many items a department has at most.
    pub per_department: usize,
    /// How many items in a thousand have a fault.
    pub faulty: usize,
    /// The faults to put in, in turn.
    pub faults: Vec<&'static Fault>,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            per_department: 240,
            faulty: 0,
            faults: FAULTS.clone(),
        }
    }
}

/// The items of a made-up province, department by department. The same seed gives the same items, whatever their number.
#[derive(Debug)]
pub struct Catalog {
    random: Random,
    options: Options,
    left: usize,
    number: usize,
    due: VecDeque<&'static Fault>,
    department: Department,
    tasks: Vec<Task>,
    next_task: usize,
    counts: Counts,
    previous: Option<Guide>,
}

/// What a department has so far, to keep its shares above the targets.
#[derive(Debug, Default)]
struct Counts {
    all: usize,
    licences: usize,
    others: usize,
}

impl Catalog {
    /// `items` items from `seed`.
    pub fn new(seed: u64, items: usize, options: Options) -> Catalog {
        let mut catalog = Catalog {
            random: Random::new(seed),
            left: items,
            number: 0,
            due: options.faults.iter().copied().collect(),
            options,
            department: Department::new(0),
            tasks: Vec::new(),
            next_task: 0,
            counts: Counts::default(),
            previous: None,
        };
        catalog.open(0);
        catalog
    }

    /// The items of one department of the first place, without faults, one form of every business before the next.
    pub fn of_office(office: usize, items: usize) -> Catalog {
        let mut catalog = Catalog::new(0, items, Options::default());
        catalog.open(office);
        catalog
    }

    fn open(&mut self, department: usize) {
        self.department = Department::new(department);
        self.tasks = tasks(self.department.office);
        self.tasks.truncate(self.options.per_department);
        self.next_task = 0;
        self.counts = Counts::default();
        self.previous = None;
    }

    fn next_guide(&mut self) -> Guide {
        if self.next_task == self.tasks.len() {
            self.open(self.department.number + 1);
        }
        let task = self.tasks[self.next_task];
        self.next_task += 1;
        let kind = self.department.office.businesses[task.business].kind;
        let handling = self.counts.next(kind);
        let mut guide = guide(&self.department, task, handling);
        guide.number = self.number;
        guide.set(Element::sequence, (self.number + 1).to_string());
        self.number += 1;
        guide
    }

    fn spoil(&mut self, guide: &mut Guide) {
        // The first item of a department has nothing before it to be copied from, nor has one after a faulty item.
        let Some(previous) = &self.previous else {
            return;
        };
        if self.random.below(1000) >= self.options.faulty {
            return;
        }
        // In turn, but for those that do not suit the guide: they stay first in the row.
        let Some(at) = self.due.iter().position(|fault| (fault.suits)(guide)) else {
            return;
        };
        let fault = self.due.remove(at).expect("it was just found there");
        self.due.push_back(fault);
        fault.plant(guide, previous, self.random.below(1 << 20));
    }
}

impl Counts {
    /// Every other item is instant; nine licences in ten and three others in four are online from end to end.
    fn next(&mut self, kind: Kind) -> Handling {
        let instant = self.all.is_multiple_of(2);
        self.all += 1;
        let online = if kind == Kind::Licence {
            self.licences += 1;
            !self.licences.is_multiple_of(10)
        } else {
            self.others += 1;
            !self.others.is_multiple_of(4)
        };
        Handling { instant, online }
    }
}

impl Iterator for Catalog {
    type Item = Guide;

    fn next(&mut self) -> Option<Guide> {
        self.left = self.left.checked_sub(1)?;
        let mut guide = self.next_guide();
        self.spoil(&mut guide);
        self.previous = guide.planted.is_none().then(|| guide.clone());
        Some(guide)
    }
}

/// All tasks of an office: one form of every business, then the next form, then the same for narrower circles.
fn tasks(office: &Office) -> Vec<Task> {
    let forms = |business: usize| office.businesses[business].forms.len();
    let most = (0..office.businesses.len()).map(forms).max().unwrap_or(0);
    let mut list = Vec::new();
    for circle in 0..CIRCLES.len() {
        for form in 0..most {
            let having = (0..office.businesses.len()).filter(|business| form < forms(*business));
            list.extend(having.map(|business| Task {
                business,
                form,
                circle,
            }));
        }
    }
    list
}
