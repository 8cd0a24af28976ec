// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <initializer_list>

class QCheckBox;
class QFormLayout;
class QLineEdit;
class QListWidget;
class QSpinBox;
class QWidget;

namespace signalbox::views {

class Panel;

/// Fields of the windows in which something is set, each with the name by which tests and assistive tools find it.
QLineEdit* lineField(const QString& name, const QString& hint = {});
QSpinBox* numberField(const QString& name, int least, int most, const QString& suffix = {});
QCheckBox* tickField(const QString& text, const QString& name);
/// A list of a few things, of which one is shown in a form.
QListWidget* shortList(const QString& name, const QString& accessibleName);

/// An empty form: all that is in the widget, or the next thing in the panel.
QFormLayout* formIn(QWidget& widget);
QFormLayout* formIn(Panel& panel);
/// One row of them; what can grow does.
QWidget* beside(std::initializer_list<QWidget*> widgets);
/// A row of several fields. `text` leads to the first, which bears its name.
void addRow(QFormLayout& form, const QString& text, QWidget* first, std::initializer_list<QWidget*> all);

} // namespace signalbox::views
