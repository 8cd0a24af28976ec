// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "workflow/outline.h"

#include <QByteArray>
#include <QMap>
#include <QStringList>

#include <optional>
#include <vector>

namespace signalbox::workflow {

/// One input that a person gives a workflow when they start it.
/// https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#onworkflow_dispatchinputs
struct DispatchInput {
    enum class Type { String, Boolean, Number, Choice, Environment };

    QString id; ///< as written; GitHub compares it without case
    QString description; ///< plain text from the file; may have several lines, may be empty
    QString deprecation; ///< what the file says to who still uses it; empty: nothing
    Type type = Type::String;
    bool required = false;
    std::optional<QString> standard; ///< `default`, as GitHub gives it to a run; nothing where none is written
    QStringList options; ///< of a choice, never empty there
    int line = 0; ///< of its id

    bool operator==(const DispatchInput&) const = default;

    /// What a form begins with: the default, else what a run gets that is told nothing; of a choice its first option.
    QString begin() const;
};

/// What a workflow file says about being started by hand.
struct DispatchInputs {
    bool isOffered = false; ///< the file has the trigger workflow_dispatch
    QString workflowName; ///< `name` of the file; may be empty
    std::vector<DispatchInput> inputs; ///< as written; of two with one name the first
    std::vector<Problem> problems; ///< in the inputs, by line: GitHub may refuse the file because of them

    bool operator==(const DispatchInputs&) const = default;

    /// The input of that id, compared as GitHub does, or null.
    const DispatchInput* input(QStringView id) const;
};

/// By the input's id; booleans are "true" and "false", as GitHub's API has them.
using DispatchValues = QMap<QString, QString>;

/// Reads around mistakes: an input whose type is unknown is a string, a default that does not fit is none. A worker's
/// work. Malformed when the file is too large; what holds no workflow at all is offered to nobody.
core::Result<DispatchInputs> readDispatchInputs(const QByteArray& text);

/// GitHub takes no more than this at once: inputs, and characters of all values together as JSON.
inline constexpr int mostDispatchInputs = 25;
inline constexpr qsizetype mostDispatchCharacters = 65'535;

/// Why GitHub would not take a value for this input, in one sentence; empty when it would. A value may be a name from
/// outside: plain text. Environments are not looked up here.
QString dispatchProblem(const DispatchInput& input, const QString& value);

/// Why GitHub would not take them all together, whatever each is; empty when it would.
QString dispatchProblem(const DispatchInputs& inputs, const DispatchValues& values);

/// What is to be sent: nothing for what is empty and is so without being told.
DispatchValues sentValues(const DispatchInputs& inputs, const DispatchValues& values);

} // namespace signalbox::workflow
