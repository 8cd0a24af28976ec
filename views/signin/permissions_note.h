// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace signalbox::views {

/// What a token must be allowed to do, in plain words, and the way to the page that makes one.
class PermissionsNote final : public QWidget {
    Q_OBJECT

public:
    enum class Page { FineGrained, Classic };

    explicit PermissionsNote(QWidget* parent = nullptr);

Q_SIGNALS:
    void pageRequested(views::PermissionsNote::Page page);
};

} // namespace signalbox::views
