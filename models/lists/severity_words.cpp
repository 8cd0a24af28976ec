// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/severity_words.h"

#include "lists/diagnostic_list_model.h"

namespace signalbox::lists {

core::Outcome outcomeOf(lint::Severity severity)
{
    switch (severity) {
    case lint::Severity::Error:
        return core::Outcome::Failed;
    case lint::Severity::Warning:
        return core::Outcome::NeedsPerson;
    case lint::Severity::Hint:
        return core::Outcome::Neutral;
    }
    return core::Outcome::Unknown;
}

QString severityWord(lint::Severity severity)
{
    switch (severity) {
    case lint::Severity::Error:
        return DiagnosticListModel::tr("Error");
    case lint::Severity::Warning:
        return DiagnosticListModel::tr("Warning");
    case lint::Severity::Hint:
        return DiagnosticListModel::tr("Hint");
    }
    return {};
}

} // namespace signalbox::lists
