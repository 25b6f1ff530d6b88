"""SMP Workbench: score, rank and decide the themes of a community safety assessment.

Here: the version, in one place for the program, the workbook and the wheel.
Not here: anything that imports; ``import smp_workbench`` costs nothing.
"""

__version__ = "0.1.0"
