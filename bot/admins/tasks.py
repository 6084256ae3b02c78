"""Tasks that Klik sends to admins, and whose they are: an operator gets what is technical, a handler what is about people."""

from collections.abc import Mapping

from bot.admins.rights import Right

TASKS: Mapping[str, Right] = {
    "register_ends": Right.REGISTER,
    "register_over": Right.REGISTER,
    "coach_waits": Right.COACHES,
    "unclaimed": Right.BROADCASTS,
    "undeliverable": Right.BROADCASTS,
    "stuck": Right.QUEUE,
    "mass_accept": Right.COACHES,
    "quick_accept": Right.COACHES,
    "first_admins_changed": Right.ROLES,
    "control_failed": Right.CONTROLS,
    "controls_dead": Right.CONTROLS,
    "hold_review": Right.DISCLOSE,
    "hold_over": Right.DISCLOSE,
    "approval_waits": Right.OVERVIEW,
    **{
        f"ticket_{kind}": Right.TICKETS
        for kind in ("question", "feedback", "complaint", "undelivered", "due")
    },
    "incident_new": Right.INCIDENT,
    "incident_24": Right.DECIDE_INCIDENT,
    "incident_48": Right.DECIDE_INCIDENT,
    "incident_66": Right.DECIDE_INCIDENT,
    "incident_72": Right.DECIDE_INCIDENT,
    "incident_action": Right.INCIDENT,
    "residue": Right.ERASE,
    "duty_overdue": Right.COACHES,
    "duty_unreachable": Right.COACHES,
    "term_untold": Right.RETENTION,
    "clock_jumped": Right.RETENTION,
    "case_new": Right.CASES,
    "case_due": Right.CASES,
    "case_overdue": Right.CASES,
    "case_identified": Right.CASES,
    "case_not_theirs": Right.CASES,
    "case_copy_in": Right.CASES,
    "case_copy_over": Right.CASES,
    **{
        f"case_paper_{what}": Right.CASES
        for what in ("confirm", "received", "extended", "late", "refused", "done")
    },
}


def right_for(task: str) -> Right:
    """A task without a row of its own is everybody's."""
    return TASKS.get(task, Right.OVERVIEW)
