internal import Reporting

/// Numbers in messages, written as the report writes them.
typealias NumberText = Format
