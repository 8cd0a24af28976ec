// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lists/annotation_list_model.h"

#include <QWidget>

class QListView;

namespace signalbox::views {

class ElidedLabel;
class Panel;

/// What the failed jobs of a run said about lines of the code, as a list that leads to their logs.
class AnnotationPanel final : public QWidget {
    Q_OBJECT

public:
    explicit AnnotationPanel(QWidget* parent = nullptr);

    void clear();
    void setAnnotations(const core::Job& job, const std::vector<core::Annotation>& annotations);
    /// One sentence above the list: what is being fetched, or why there is nothing. Empty: none.
    void setNote(const QString& note);
    QString note() const;

Q_SIGNALS:
    /// A click or Enter: to its line of the log.
    void chosen(const signalbox::lists::AnnotationRow& row);

private:
    void showMenu(const QPoint& at);

    lists::AnnotationListModel m_rows;
    Panel* m_panel;
    ElidedLabel* m_note;
    QListView* m_list;
};

} // namespace signalbox::views
