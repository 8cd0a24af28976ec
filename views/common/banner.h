// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/outcome.h"

#include <QStringList>
#include <QWidget>

class QLabel;
class QPushButton;
class QToolButton;

namespace signalbox::views {

/// Says within the window what happened and what to do about it; no dialog, it waits. Hidden until it has something to
/// say. All texts are plain.
class Banner final : public QWidget {
    Q_OBJECT

public:
    enum class Kind { Info, Warning, Error };
    Q_ENUM(Kind)

    /// As alarming as what it tells of.
    static Kind kindOf(core::Outcome outcome);

    explicit Banner(QWidget* parent = nullptr);

    /// One sentence what happened, one what to do (may be empty), a button for doing it (none when empty).
    void showMessage(Kind kind, const QString& what, const QString& advice = {}, const QString& action = {});
    /// The same with several things that could be done, the one that loses nothing first.
    void showChoices(Kind kind, const QString& what, const QString& advice, const QStringList& choices);
    /// With GitHub's own words where it has answered; calmly for what this machine has not got.
    void showError(const core::Error& error, const QString& action = {});
    Kind kind() const { return m_kind; }
    QString what() const;
    QString advice() const;
    /// Whether the user may put it away; true unless set otherwise.
    void setDismissable(bool dismissable);

Q_SIGNALS:
    void actionTriggered();
    /// One of several, by its number from 0.
    void choiceTriggered(int choice);
    /// The user put it away.
    void dismissed();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Kind m_kind = Kind::Info;
    QLabel* m_what;
    QLabel* m_advice;
    QPushButton* m_action;
    QWidget* m_choices; ///< their buttons
    QToolButton* m_dismiss;
};

} // namespace signalbox::views
