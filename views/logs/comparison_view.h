// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logs/log_comparing.h"

#include <QWidget>

class QStackedLayout;

namespace signalbox::views {

class ComparisonText;
class ElidedLabel;
class EmptyState;

/// A log beside an earlier one of the same job: what is different, and nothing else but some lines around it.
class ComparisonView final : public QWidget {
    Q_OBJECT

public:
    explicit ComparisonView(QWidget* parent = nullptr);
    ~ComparisonView() override;

    /// The earlier log is being looked for or fetched.
    void showWaiting(const QString& what);
    void showError(const core::Error& error);
    /// `title` names the earlier log, "#213". The document must outlive the view or be followed by clear().
    void compare(const QString& oldPath, const QString& title, const logs::LogDocument& document);
    /// Ends what is under way and lets go of both logs.
    void clear();

    ComparisonText& text() { return *m_text; }
    bool showsText() const;
    /// "3 differences ...", or what is said in place of them.
    QString summary() const;

Q_SIGNALS:
    void lineRequested(qint64 line);
    void closed();

protected:
    void focusInEvent(QFocusEvent* event) override;

private:
    QWidget* makeHeader();
    void showResult();

    logs::LogComparing m_comparing;
    const logs::LogDocument* m_document = nullptr;
    QString m_title;
    QStackedLayout* m_pages;
    EmptyState* m_message;
    ComparisonText* m_text;
    ElidedLabel* m_summary;
};

} // namespace signalbox::views
