// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lists/annotation_list_model.h"

#include <QObject>

#include <optional>

namespace signalbox::views {

class AnnotationPanel;
class LogView;

/// From an annotation to its line of the log: as an error of the runner's form, else in any line; else the line that
/// names the place. Where the log does not hold it, the panel says so, and the place is on the clipboard.
class AnnotationTrail final : public QObject {
    Q_OBJECT

public:
    /// Both are borrowed and outlive it.
    AnnotationTrail(AnnotationPanel& panel, LogView& log, QObject* parent = nullptr);

    /// `job` is the annotation's, and chosen by now.
    void follow(const lists::AnnotationRow& row, const core::Job& job);

private:
    void miss();

    AnnotationPanel& m_panel;
    LogView& m_log;
    std::optional<lists::AnnotationRow> m_sought; // its line of the log is looked for
};

} // namespace signalbox::views
