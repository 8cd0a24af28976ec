// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/dispatch_inputs.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace signalbox::views {

class StatusIcon;

/// One input of a workflow as something to fill in: its name with what is expected, the editor for its type, the file's
/// description, and what is wrong with the value. All texts are plain.
class DispatchField final : public QWidget {
    Q_OBJECT

public:
    explicit DispatchField(const workflow::DispatchInput& input, QWidget* parent = nullptr);

    const workflow::DispatchInput& input() const { return m_input; }
    QString value() const;
    /// A choice or a boolean takes only what it has; false when it kept its default instead, and says so.
    bool setValue(const QString& value);
    /// Those that the repository has, for an input of that type; any other name can be typed as well.
    void setEnvironments(const QStringList& names);

    /// Why GitHub would not take the value; empty when it would.
    QString problem() const;
    /// From now on the problem is shown as it comes and goes; before, only once the user has been there.
    void showProblem();
    /// What takes the keyboard.
    QWidget* editor() const { return m_editor; }

Q_SIGNALS:
    /// By the user.
    void edited();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    QWidget* makeEditor();
    QWidget* makeBox();
    QWidget* makeLine();
    /// From one line to several, with the keyboard where it was.
    void useLines(const QString& text);
    void put(const QString& value);
    void takeEdit();
    void say(const QString& words);
    QString expectation() const;

    workflow::DispatchInput m_input;
    QStringList m_environments; ///< empty: not known
    QVBoxLayout* m_column;
    QWidget* m_editor = nullptr;
    QWidget* m_problemRow;
    StatusIcon* m_shape;
    QLabel* m_problem;
    QString m_note; ///< why the value is another than the one that was set
    bool m_showsProblem = false;
    bool m_isFilling = false;
};

} // namespace signalbox::views
