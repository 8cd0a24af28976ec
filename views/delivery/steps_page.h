// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lists/check_list_model.h"

#include <QWidget>

class QBoxLayout;
class QDialog;
class QLabel;

namespace signalbox::views {

class Banner;
class ElidedLabel;

/// How something that was begun goes on: where it stands in some words, and its steps.
class StepsPage final : public QWidget {
    Q_OBJECT

public:
    /// Its parts are found as NAMEWords and NAMESteps.
    explicit StepsPage(const QString& name, QWidget* parent = nullptr);

    void showSteps(const QString& standing, std::vector<lists::CheckRow> steps);

private:
    lists::CheckListModel m_steps;
    ElidedLabel* m_words;
};

/// What a state says to people, by how alarming it is; nothing for no words.
void showWords(Banner& banner, core::Outcome shape, const QString& words);

/// A window that shows first what can be chosen and then how it goes on: heading, repository, banner, pages and
/// buttons.
void layOutStages(QDialog& dialog, QLabel* heading, const QString& repository, Banner* banner, QWidget* pages,
                  QBoxLayout* foot);

} // namespace signalbox::views
