// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lint/diagnostic.h"
#include "yaml/place.h"

#include <QLatin1StringView>

namespace signalbox::lint {

/// Collects what the rules find in one file.
class Report {
public:
    /// `rule` is an id of the table in rules.cpp, which says how severe it is.
    void add(QLatin1StringView rule, core::TextRange range, const QString& message, std::vector<Fix> fixes = {});
    void add(QLatin1StringView rule, const yaml::Place& place, const QString& message, std::vector<Fix> fixes = {})
    {
        add(rule, place.range(), message, std::move(fixes));
    }
    /// The same with a severity of its own: one rule may find what is refused and what is only unwise.
    void add(QLatin1StringView rule, Severity severity, core::TextRange range, const QString& message,
             std::vector<Fix> fixes = {});

    /// All of them by place, each once: what stands behind an alias is judged wherever it is used.
    std::vector<Diagnostic> take();

private:
    std::vector<Diagnostic> m_diagnostics;
};

/// A fix that writes something else in the place of what stands in a range.
Fix replacement(core::TextRange range, const QByteArray& text);
Fix replacement(core::TextRange range, const QByteArray& text, const QString& title);

/// Among more names one is always near, and a file of half a megabyte would take minutes.
inline constexpr size_t mostNearNames = 300;
/// Which of the names was probably meant; empty when none is near, or there are more than mostNearNames.
QByteArray nearest(QByteArrayView wrong, const std::vector<QByteArrayView>& names);

/// A name from the file for a message: in quotes, cut when long, without control characters.
QString quoted(QByteArrayView name);

/// Names for a message: "a, b or c".
QString anyOf(const std::vector<QByteArray>& names);

} // namespace signalbox::lint
