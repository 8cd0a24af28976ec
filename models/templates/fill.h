// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "templates/template.h"

#include <vector>

namespace signalbox::templates {

/// A file to write into a repository.
struct FilledFile {
    QString path;
    QByteArray text; ///< UTF-8
    bool isExecutable = false;

    bool operator==(const FilledFile&) const = default;
};

/// The template's files with the values in the places of their marks. A value stays where its mark was:
/// - in single quotes in YAML it is quoted; a list there is written as the items of a flow list, each quoted if need
/// be;
/// - a list in double quotes is written as JSON strings, one without quotes with blanks between; both, and every text
///   that stands elsewhere, must be plain words of letters, digits and . _ / : + -
/// Rejected where a value is none of its field, is for no field, or could get out of its place.
core::Result<std::vector<FilledFile>> fill(const Template& chosen, const Values& values);

} // namespace signalbox::templates
