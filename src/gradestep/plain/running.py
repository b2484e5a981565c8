"""Exercises and the timer as lines: one line a phase, nothing a second, and a kind end at any moment (A7)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from gradestep.clock import Clock
from gradestep.content import say, several
from gradestep.flows.question import BreathingRun, GuidedRun, GuidedStep, Ran, TimerRun
from gradestep.pacing import Phase, phases
from gradestep.plain.speaker import Speaker

Waited = Literal["over", "enter", "stop"]
"""The time passed; Enter was pressed; the person asked to stop."""

SHORTEST_GAP = 2.0
"""Seconds between two lines, at the least (A7)."""


class Stopped(Exception):
    """The person stopped for safety: whatever was under way is kept, and Home with the pause is next (care 4.4, O0)."""

    ran: Ran | None = None
    """What ran when it was stopped; the answer to the question it ran at."""


@dataclass(frozen=True)
class Runner:
    """Runs what a question asks to run; time comes from the clock and passes by `wait`."""

    speaker: Speaker
    clock: Clock
    wait: Callable[[float], Waited]
    """Lets seconds pass, or less where Enter or Ctrl+C comes first."""
    quiet: bool = False
    """Three lines in all: start, halfway, end."""

    def run(self, run: BreathingRun | GuidedRun) -> Ran:
        """Run it to its end or until it is stopped; stopping early is practice too (S43)."""
        match run:
            case BreathingRun():
                return self._breathe(run)
            case GuidedRun():
                return self._guide(run)

    def _breathe(self, run: BreathingRun) -> Ran:
        ran = Ran("breathing", pattern=run.pattern.id)
        self.speaker.say(say("plain.breathing_starts"))
        half = run.cycles * run.pattern.cycle / 2
        started, lost, said_at, at = self.clock.ticks(), 0.0, -SHORTEST_GAP, 0.0
        for start, phase, length in phases(run.pattern, run.cycles):
            if self.quiet and at < half <= start:
                self.speaker.say(say("plain.halfway"))
            elif not self.quiet and (start - said_at >= SHORTEST_GAP or length >= SHORTEST_GAP):
                self.speaker.say(_phase_line(phase, length))
                said_at = start
            at = start
            while (left := start + length - (self.clock.ticks() - started - lost)) > 0:
                waited = self.wait(left)
                elapsed = self.clock.ticks() - started - lost
                if waited == "stop" or elapsed - start - length > run.pattern.cycle:
                    done = min(elapsed, start + length)
                    return replace(self._stopped(ran), seconds=done, cycles=int(done // run.pattern.cycle))
                if waited == "enter":
                    paused = self.clock.ticks()
                    if not self._goes_on():
                        return replace(self._stopped(ran), seconds=elapsed, cycles=int(elapsed // run.pattern.cycle))
                    lost += self.clock.ticks() - paused
        self.speaker.say(say("plain.breathing_ends"))
        return replace(ran, seconds=run.cycles * run.pattern.cycle, cycles=run.cycles)

    def _goes_on(self) -> bool:
        answer = self.speaker.hear(say("plain.paused")).text.strip().casefold()
        return not answer.startswith(say("plain.stop_letter"))

    def _stopped(self, ran: Ran) -> Ran:
        self.speaker.gap()
        self.speaker.say(say("plain.stopped"))
        return replace(ran, stopped=True)

    def _guide(self, run: GuidedRun) -> Ran:
        ran = Ran(run.what, pattern=run.profile)
        words: list[str] = []
        started = self.clock.ticks()
        with _kind_end() as ended:
            for step in run.steps:
                self.speaker.say(step.say)
                words += self._items(step, run.seconds_each)
                ended.steps += 1
        if ended.steps < len(run.steps):
            ran = self._stopped(ran)
        seconds = self.clock.ticks() - started
        return replace(ran, seconds=seconds, words="\n".join(words) if words and self._keeps_words() else None)

    def _keeps_words(self) -> bool:
        """What was typed is kept where the person says so, and nowhere else (care 2.5)."""
        answer = self.speaker.hear(say("plain.keep_words")).text.strip().casefold()
        return answer.startswith(say("plain.yes_letter"))

    def _items(self, step: GuidedStep, seconds_each: int | None) -> list[str]:
        if seconds_each is not None:
            if self.wait(float(seconds_each * max(1, step.items))) == "stop":
                raise KeyboardInterrupt
            return []
        typed: list[str] = []
        while len(typed) < max(1, step.items):
            text = self.speaker.hear(say("plain.item_prompt")).text.strip()
            if text.casefold() in several("plain.stop_words"):
                raise KeyboardInterrupt
            if not text:
                break
            typed.append(text)
        return typed

    def until_planned(self, run: TimerRun) -> bool:
        """At a terminal, let the planned time pass and mark it; True where the person came back before."""
        if not run.planned_seconds or not self.speaker.at_terminal:
            return False
        waited = self.wait(max(0.0, run.planned_seconds - run.already))
        if waited == "over":
            self.speaker.say(say("plain.planned_time"))
        return waited == "enter"

    def back(self, run: TimerRun, started: datetime) -> Ran:
        """The time since the attempt began, by the wall clock: a closed lid counts."""
        return Ran("timer", seconds=run.already + max(0.0, (self.clock.now() - started).total_seconds()))


@dataclass
class _Ended:
    steps: int = 0


@contextmanager
def _kind_end() -> Iterator[_Ended]:
    """Ctrl+C inside ends the exercise and nothing else."""
    ended = _Ended()
    try:
        yield ended
    except KeyboardInterrupt:
        return


def _phase_line(phase: Phase, length: float) -> str:
    return say(f"plain.phase_{phase.value}", seconds=f"{length:g}")
