// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/repository.h"

#include <QWidget>

#include <vector>

class QLabel;
class QLineEdit;
class QListView;
class QSortFilterProxyModel;

namespace signalbox::views {

class Panel;
class RepositoryChoiceModel;

/// One field that searches the list below it and takes what is typed: owner/name, several at once, or pasted
/// addresses. What is chosen is ticked in the list.
class RepositoryPicker final : public QWidget {
    Q_OBJECT

public:
    explicit RepositoryPicker(QWidget* parent = nullptr);

    /// What GitHub offers to this token. Adds; ticks are kept.
    void offer(const std::vector<core::Repository>& repositories);
    void choose(const std::vector<core::RepositoryName>& names);
    std::vector<core::RepositoryName> chosen() const;
    /// Takes what stands in the field, if it names repositories, as Enter does.
    void takeTyped();

Q_SIGNALS:
    void chosenChanged();

private:
    void showTyped(const QString& text);

    RepositoryChoiceModel* m_model;
    QSortFilterProxyModel* m_shown;
    QLineEdit* m_field;
    QListView* m_list;
    Panel* m_card; ///< around the list, while it has something in it
    QLabel* m_hint;
};

} // namespace signalbox::views
