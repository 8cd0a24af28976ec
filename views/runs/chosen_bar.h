// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runs/run_command.h"

#include <QWidget>

class QLabel;

namespace signalbox::views {

/// "5 runs chosen", and what can be done to all of them. Hidden while fewer than two are.
class ChosenBar final : public QWidget {
    Q_OBJECT

public:
    explicit ChosenBar(QWidget* parent = nullptr);

    void setCount(int count);

Q_SIGNALS:
    void requested(views::RunCommand command);
    /// The user wants none of them any more.
    void cleared();

private:
    QLabel* m_text;
};

} // namespace signalbox::views
