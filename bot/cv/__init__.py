"""A CV as it comes in: looked at byte by byte, refused with a reason or stripped of everything but its content (R-038).

Runs in a process of its own with limits on time and memory (`bot.cv.room`): a file from a stranger is never opened
where people's data and keys are.
"""
