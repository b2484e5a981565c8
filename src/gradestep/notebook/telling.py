"""A problem as a sentence: what happened, where, what to do, and that nothing was lost."""

from __future__ import annotations

from gradestep.content import say
from gradestep.files import FileProblem
from gradestep.model.problem import Problem


def told(problem: Problem) -> str:
    """The sentence for a problem, with file and line where they are known and nothing a person wrote."""
    sentence = say(f"problems.{problem.code}", **_whole(problem))
    place = _place(problem)
    return f"{place} {sentence}" if place else sentence


def told_file_problem(problem: FileProblem) -> str:
    """The sentence for a file that could not be read or written."""
    return say(f"problems.file_{problem.code}", file=str(problem.path))


def _place(problem: Problem) -> str:
    if problem.file is None:
        return ""
    if problem.line is None:
        return say("problems.in_file", file=str(problem.file))
    if problem.column is None:
        return say("problems.in_line", file=str(problem.file), line=problem.line)
    return say("problems.in_column", file=str(problem.file), line=problem.line, column=problem.column)


def _whole(problem: Problem) -> dict[str, str]:
    return {"line": str(problem.line or ""), **problem.values}
