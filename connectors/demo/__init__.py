"""The demo company: a maker and distributor of industrial and office equipment."""

from connectors.demo.build import DemoReport, build

__all__ = ["DemoReport", "build"]
