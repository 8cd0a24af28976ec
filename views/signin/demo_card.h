// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace signalbox::views {

/// The other way in: no token, no network, a whole pipeline to look at.
class DemoCard final : public QWidget {
    Q_OBJECT

public:
    explicit DemoCard(QWidget* parent = nullptr);

Q_SIGNALS:
    void chosen();
};

} // namespace signalbox::views
