// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "templates/field.h"

#include <QByteArray>

#include <vector>

namespace signalbox::templates {

/// A file of a template, with marks: @ID@, and @ID:first@ for the first text of a list.
struct TemplateFile {
    QString path; ///< in the repository: ".github/workflows/ci.yml"
    QByteArray text; ///< UTF-8
    bool isExecutable = false;

    bool operator==(const TemplateFile&) const = default;
};

/// Files for a repository that has none yet.
struct Template {
    QString id; ///< "rust"
    QString title;
    QString description; ///< one sentence
    QString language; ///< as people call it: "C++"
    Values constants; ///< what its marks mean that nobody is asked for
    std::vector<TemplateFile> files;
    std::vector<Field> fields; ///< in the order of the form

    bool operator==(const Template&) const = default;
};

/// Those of resources/workflow/templates, by id.
std::vector<Template> builtIn();

} // namespace signalbox::templates
